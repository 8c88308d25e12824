import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishSharedSource: Rule<'publish'> = {
  id: 'publish-shared-source',
  severity: 'error',
  on: ['publish'],
  yieldsTo: ['publish-shared'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      // No declaration can answer this, so the rule asks for none if no step does.
      const { from_shared: source } = image.facts;
      if (!source.known || !source.value) continue;
      yield { at: ref.at, message: message('publish-shared-source', { image: image.name }), reasons: [source.why] };
    }
  },
};
