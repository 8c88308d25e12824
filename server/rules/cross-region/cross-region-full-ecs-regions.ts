import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionFullEcsRegions: Rule<'copy-cross-region'> = {
  id: 'cross-region-full-ecs-regions',
  severity: 'warning',
  on: ['copy-cross-region'],
  *check(step, context) {
    const { values: regions } = limit('cross-region-full-ecs-regions');
    const target = step.target_region;
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      const region = context.of(image, 'region');
      if (kind?.value !== 'full-ecs' || region === undefined || target === undefined) continue;
      if (holds(regions, region.value) && holds(regions, target.value)) continue;
      yield {
        at: ref.at,
        message: message('cross-region-full-ecs-regions', { image: image.name, regions }),
        reasons: [kind.why, region.why],
      };
    }
  },
};
