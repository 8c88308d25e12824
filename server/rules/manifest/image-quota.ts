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
    const counts = new Map<string, { now: number }>();
    const countIn = (region: string): { now: number } => {
      let count = counts.get(region);
      if (count === undefined) counts.set(region, (count = { now: 0 }));
      return count;
    };
    for (const { fields, given } of run.things('images').values()) {
      const region = given.has('region') ? fields.region : run.manifest.region;
      if (fields.visibility?.value === 'private' && region !== undefined) countIn(region.value).now++;
    }
    for (const ran of run.ran) {
      const { step, action, region, made } = ran;
      if (ran.fails) continue;
      if (action === 'delete') {
        for (const ref of imageRefs(step)) {
          const facts = ran.find('images', ref)?.facts;
          if (facts?.region.known === true && facts.visibility.known && facts.visibility.value === 'private')
            countIn(facts.region.value).now--;
        }
      } else if (region !== undefined && ++countIn(region).now === most + 1 && made?.facts.region.known === true) {
        yield {
          at: step.at,
          message: message('image-quota', { region, limit: most }),
          because: [made.facts.region.why],
        };
      }
    }
  },
};
