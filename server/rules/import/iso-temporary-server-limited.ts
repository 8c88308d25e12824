import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const isoTemporaryServerLimited: Rule<'servers'> = {
  id: 'iso-temporary-server-limited',
  severity: 'warning',
  on: ['servers'],
  *check(thing, context) {
    const from = thing.fields.from?.value.image;
    const kind = context.of(context.find('images', from), 'kind');
    const disks = thing.fields.data_disks;
    if (kind?.value !== 'iso' || disks === undefined || disks.value.size < 2) return;
    yield {
      at: disks.key,
      message: message('iso-temporary-server-limited', { server: thing.name }),
      reasons: [kind.why],
    };
  },
};
