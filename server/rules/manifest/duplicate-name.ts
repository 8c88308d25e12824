import { message } from '../../messages/message';
import { making } from '../../model/actions';
import type { Making } from '../../model/actions';
import { fieldSpot, freeName } from '../repair';
import type { Rule } from '../rule';

export const duplicateName: Rule<Making> = {
  id: 'duplicate-name',
  severity: 'error',
  on: making,
  *check(step, facts) {
    const { as } = step;
    if (as === undefined) return;
    const declared = facts.run.world.thing('images', as.value);
    const maker = facts.run.makerOf(as.value);
    const first = declared?.at ?? (maker !== undefined && 'as' in maker ? maker.as?.at : undefined);
    if (declared === undefined && (maker === undefined || maker === step)) return;
    yield {
      at: as.at,
      message: message('duplicate-name', { name: as.value }),
      because:
        first === undefined
          ? []
          : [{ note: message('because.first-of-name', { name: as.value }), at: first, from: [] }],
      fixes: () => {
        const name = freeName(as.value, facts);
        return [
          {
            title: message('fix.rename-to', { near: name }),
            changes: [{ do: 'set', at: fieldSpot(step, 'as'), value: name }],
          },
        ];
      },
    };
  },
};
