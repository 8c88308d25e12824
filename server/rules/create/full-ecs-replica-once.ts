import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsReplicaOnce: Rule<'copy-cross-region'> = {
  id: 'full-ecs-replica-once',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    for (const { ref, image } of context.imagesWith(step, 'kind', 'full-ecs')) {
      const producer = context.evaluation.producerOf(image.name);
      if (producer?.action !== 'copy-cross-region') continue;
      yield {
        at: ref.at,
        message: message('full-ecs-replica-once', { image: image.name }),
        reasons: [{ explanation: message('because.made-here', { image: image.name }), at: producer.at }],
      };
    }
  },
};
