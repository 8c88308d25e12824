import { message } from '../../messages/message';
import { creatingActions, type CreatingAction } from '../../model/actions';
import { changeTo, fieldPath } from '../fixes';
import { freeName } from '../copy-fixes';
import type { Rule } from '../rule';

export const duplicateName: Rule<CreatingAction> = {
  id: 'duplicate-name',
  severity: 'error',
  on: creatingActions,
  *check(step, context) {
    const { as } = step;
    if (as === undefined) return;
    const declared = context.evaluation.symbols.thing('images', as.value);
    const producer = context.evaluation.producerOf(as.value);
    const first = declared?.at ?? (producer !== undefined && 'as' in producer ? producer.as?.at : undefined);
    if (declared === undefined && (producer === undefined || producer === step)) return;
    yield {
      at: as.at,
      message: message('duplicate-name', { name: as.value }),
      reasons:
        first === undefined ? [] : [{ explanation: message('because.first-of-name', { name: as.value }), at: first }],
      fixes: () => [changeTo(fieldPath(step, 'as'), freeName(as.value, context))],
    };
  },
};
