import { message } from '../../messages/message';
import { isoImageOf } from '../iso-server';
import type { Rule } from '../rule';

export const isoOnlyTemporaryServer: Rule<'servers'> = {
  id: 'iso-only-temporary-server',
  severity: 'info',
  on: ['servers'],
  *check(thing, context) {
    const iso = isoImageOf(thing, context);
    if (iso === undefined || (thing.fields.data_disks?.value.size ?? 0) > 0) return;
    yield {
      at: iso.ref.at,
      message: message('iso-only-temporary-server', { image: iso.ref.value }),
      reasons: [iso.why],
    };
  },
};
