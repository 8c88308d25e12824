import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareCrossRegion: Rule<'share' | 'unshare'> = {
  id: 'share-cross-region',
  severity: 'error',
  on: ['share', 'unshare'],
  *check(step, facts) {
    // Each project once: images times projects may be too many for anybody to read.
    for (const leaf of step.projects?.value ?? []) {
      const home = facts.run.world.regionOfProject(leaf.value);
      if (home === undefined) continue;
      for (const { image } of facts.images(step)) {
        const region = facts.of(image, 'region');
        if (region === undefined || home === region.value) continue;
        yield {
          at: leaf.at,
          message: message('share-cross-region', { image: image.name, region: region.value, home }),
          because: [region.why],
        };
        break;
      }
    }
  },
};
