import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareCrossRegion: Rule<'share' | 'unshare'> = {
  id: 'share-cross-region',
  severity: 'error',
  on: ['share', 'unshare'],
  *check(step, facts) {
    for (const { image } of facts.images(step)) {
      for (const leaf of step.projects?.value ?? []) {
        const home = facts.run.world.regionOfProject(leaf.value);
        const region = home === undefined ? undefined : facts.of(image, 'region');
        if (home === undefined || region === undefined || home === region.value) continue;
        yield {
          at: leaf.at,
          message: message('share-cross-region', { image: image.name, region: region.value, home }),
          because: [region.why],
        };
      }
    }
  },
};
