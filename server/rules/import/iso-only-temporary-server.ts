import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const isoOnlyTemporaryServer: Rule<'servers'> = {
  id: 'iso-only-temporary-server',
  severity: 'info',
  on: ['servers'],
  *check(thing, context) {
    const from = thing.fields.from?.value.image;
    const kind = context.of(context.find('images', from), 'kind');
    if (from === undefined || kind?.value !== 'iso' || thing.fields.data_disks !== undefined) return;
    yield {
      at: from.at,
      message: message('iso-only-temporary-server', { image: from.value }),
      reasons: [kind.why],
    };
  },
};
