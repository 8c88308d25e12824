import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const copyIsoInRegion: Rule<'copy-in-region'> = {
  id: 'copy-iso-in-region',
  severity: 'error',
  on: ['copy-in-region'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'iso'))
      yield { at: ref.at, message: message('copy-iso-in-region', { image: image.name }), reasons: [why] };
  },
};
