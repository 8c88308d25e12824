import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sizeAbove } from '../measure';
import type { Rule } from '../rule';

export const crossRegionSize: Rule<'copy-cross-region'> = {
  id: 'cross-region-size',
  severity: 'error',
  on: ['copy-cross-region'],
  yieldsTo: ['cross-region-iso', 'cross-region-same-region'],
  *check(step, facts) {
    const { value: usual, raised, raisedIn } = limit('cross-region-size');
    const target = step.target_region;
    for (const { ref, image } of facts.images(step)) {
      const above = sizeAbove(image, usual, facts);
      if (above === undefined || target === undefined) continue;
      const { size } = above;
      // Above the higher limit it does not matter which regions these are.
      const source = size > raised ? undefined : facts.of(image, 'region');
      if (size <= raised && source === undefined) continue;
      const ends = [source?.value ?? '', target.value];
      const lifted = ends.filter((region) => holds(raisedIn, region)).length;
      if (size <= raised && lifted === 2) continue;
      const args = { image: image.name, size, usual, raised, regions: raisedIn };
      const disputed = size <= raised && lifted === 1;
      yield {
        at: ref.at,
        severity: above.sure && !disputed ? 'error' : 'warning',
        message: !above.sure
          ? message('cross-region-size.min-disk', args)
          : disputed
            ? message('cross-region-size.disputed', args)
            : size > raised
              ? message('cross-region-size.raised', args)
              : message('cross-region-size', args),
        because: [above.why, source?.why],
      };
    }
  },
};
