import { limit } from '../../catalog/limits';
import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const imageQuota: Rule<'manifest'> = {
  id: 'image-quota',
  severity: 'warning',
  on: ['manifest'],
  *check(run) {
    const { value: most } = limit('image-quota');
    const count = new Map<string, number>();
    const add = (region: string, by: number): number => {
      const now = (count.get(region) ?? 0) + by;
      count.set(region, now);
      return now;
    };
    for (const { fields, given } of run.things('images').values()) {
      const region = given.has('region') ? fields.region : run.manifest.region;
      if (fields.visibility?.value === 'private' && region !== undefined) add(region.value, 1);
    }
    for (const ran of run.ran) {
      const { step, action, region, made } = ran;
      if (action === 'delete') {
        for (const ref of imageRefs(step)) {
          const facts = ran.find('images', ref)?.facts;
          if (facts?.region.known === true && facts.visibility.known && facts.visibility.value === 'private')
            add(facts.region.value, -1);
        }
      } else if (region !== undefined && add(region, 1) === most + 1 && made?.facts.region.known === true) {
        yield {
          at: step.at,
          message: message('image-quota', { region, limit: most }),
          because: [made.facts.region.why],
        };
      }
    }
  },
};
