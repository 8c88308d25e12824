import { message } from '../../messages/message';
import { isoImageOf } from '../iso-server';
import type { Rule } from '../rule';

export const isoTemporaryServerLimited: Rule<'servers'> = {
  id: 'iso-temporary-server-limited',
  severity: 'warning',
  on: ['servers'],
  *check(thing, context) {
    const iso = isoImageOf(thing, context);
    const disks = thing.fields.data_disks;
    if (iso === undefined || disks === undefined || disks.value.size < 2) return;
    yield {
      at: disks.key,
      message: message('iso-temporary-server-limited', { server: thing.name }),
      reasons: [iso.why],
    };
  },
};
