import { sitesOf } from '../../catalog/regions';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionSite: Rule<'copy-cross-region'> = {
  id: 'cross-region-site',
  severity: 'warning',
  on: ['copy-cross-region'],
  *check(step, context) {
    const target = step.target_region;
    const there = target === undefined ? undefined : sitesOf(target.value);
    if (target === undefined || there === undefined) return;
    for (const { image } of context.images(step)) {
      const region = context.of(image, 'region');
      const here = region === undefined ? undefined : sitesOf(region.value);
      if (region === undefined || here === undefined || here.some((site) => there.includes(site))) continue;
      yield {
        at: target.at,
        message: message('cross-region-site', { image: image.name, region: region.value, target: target.value }),
        reasons: [region.why],
      };
    }
  },
};
