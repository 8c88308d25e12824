import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareCrossRegion: Rule<'share' | 'unshare'> = {
  id: 'share-cross-region',
  severity: 'error',
  on: ['share', 'unshare'],
  *check(step, facts) {
    const { world } = facts.run;
    // Each project once: images times projects may be too many for anybody to read.
    for (const { at, value } of step.projects?.value ?? []) {
      const home = world.regionOfProject(value);
      if (home === undefined) continue;
      for (const { image } of facts.images(step)) {
        const region = facts.of(image, 'region');
        if (region === undefined || home === region.value) continue;
        yield {
          at,
          message: message('share-cross-region', { image: image.name, region: region.value, home }),
          because: [region.why],
        };
        break;
      }
    }
    for (const { at, value } of step.accounts?.value ?? []) {
      const projects = world.thing('accounts', value)?.fields.projects?.value;
      if (projects === undefined || projects.size === 0) continue;
      for (const { image } of facts.images(step)) {
        const region = facts.of(image, 'region');
        if (region === undefined || projects.has(region.value)) continue;
        // The projects that are declared need not be all that the account has.
        yield {
          at,
          severity: 'info',
          message: message('share-cross-region.account', { account: value, image: image.name, region: region.value }),
          because: [region.why],
        };
        break;
      }
    }
  },
};
