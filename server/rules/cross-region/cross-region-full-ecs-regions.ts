import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionFullEcsRegions: Rule<'copy-cross-region'> = {
  id: 'cross-region-full-ecs-regions',
  severity: 'warning',
  on: ['copy-cross-region'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      const region = context.of(image, 'region');
      if (!(
        kind?.value === 'full-ecs' &&
        region !== undefined &&
        step.target_region !== undefined &&
        ![region.value, step.target_region.value].every((end) =>
          holds(limit('cross-region-full-ecs-regions').values, end),
        )
      ))
        continue;
      yield {
        at: ref.at,
        message: message('cross-region-full-ecs-regions', {
          image: image.name,
          regions: limit('cross-region-full-ecs-regions').values,
        }),
        reasons: [kind.why, region.why],
      };
    }
  },
};
