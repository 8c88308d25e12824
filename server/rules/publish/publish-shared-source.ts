import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishSharedSource: Rule<'publish'> = {
  id: 'publish-shared-source',
  severity: 'error',
  on: ['publish'],
  yieldsTo: ['publish-shared'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      // No declaration says it, so where no step shows it nothing is asked.
      const { from_shared: source } = image.facts;
      if (!source.known || !source.value) continue;
      yield { at: ref.at, message: message('publish-shared-source', { image: image.name }), because: [source.why] };
    }
  },
};
