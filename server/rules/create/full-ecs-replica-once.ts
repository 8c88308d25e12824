import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsReplicaOnce: Rule<'copy-cross-region'> = {
  id: 'full-ecs-replica-once',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      const maker = facts.run.makerOf(image.name);
      if (kind?.value !== 'full-ecs' || maker?.action !== 'copy-cross-region') continue;
      yield {
        at: ref.at,
        message: message('full-ecs-replica-once', { image: image.name }),
        because: [{ note: message('because.made-here', { image: image.name }), at: maker.at, from: [] }],
      };
    }
  },
};
