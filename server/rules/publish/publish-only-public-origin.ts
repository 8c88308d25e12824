import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishOnlyPublicOrigin: Rule<'publish'> = {
  id: 'publish-only-public-origin',
  severity: 'warning',
  on: ['publish'],
  yieldsTo: ['publish-full-ecs', 'publish-data-disk', 'publish-from-backup', 'publish-foreign-market-source'],
  *check(step, facts) {
    const { values: regions } = limit('publish-only-public-origin');
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      const origin = facts.of(image, 'origin_type');
      const region = facts.of(image, 'region');
      const bad = [
        kind !== undefined && kind.value !== 'system' ? kind : undefined,
        origin !== undefined && origin.value !== 'public-image' ? origin : undefined,
        region !== undefined && !holds(regions, region.value) ? region : undefined,
      ].find((fact) => fact !== undefined);
      if (bad === undefined) continue;
      yield {
        at: ref.at,
        message: message('publish-only-public-origin', { image: image.name, value: bad.value, regions }),
        because: [bad.why],
      };
    }
  },
};
