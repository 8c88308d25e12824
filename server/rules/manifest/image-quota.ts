import { limit } from '../../catalog/limits';
import type { Image } from '../../facts/entity';
import { placeOf } from '../../facts/name-collisions';
import { message } from '../../messages/message';
import { createsImage } from '../../facts/producers';
import { dataImagesOf } from '../data-images';
import type { Rule } from '../rule';

/** The private images of an account in a region. */
interface Count {
  readonly region: string;
  now: number;
  reported: boolean;
}

export const imageQuota: Rule<'manifest'> = {
  id: 'image-quota',
  severity: 'warning',
  on: ['manifest'],
  *check(evaluation) {
    const { value: usual } = limit('image-quota');
    const counts = new Map<string, Count>();
    const countOf = (image: Image | undefined): Count | undefined => {
      const place = image && placeOf(image.facts);
      if (place === undefined) return undefined;
      const key = `${place.account} ${place.region}`;
      const count = counts.get(key) ?? { now: 0, reported: false, region: place.region };
      counts.set(key, count);
      return count;
    };
    for (const { name } of evaluation.things('images').values()) {
      const count = countOf(evaluation.symbols.find('images', name));
      if (count !== undefined) count.now++;
    }
    for (const { step, action, actor, fails, images, result } of evaluation.states) {
      if (fails) continue;
      if (action === 'delete') {
        for (const { image } of images) {
          const count = countOf(image);
          if (count !== undefined) count.now--;
        }
        continue;
      }
      const count = countOf(result);
      if (count === undefined) continue;
      const quota = actor.quotas.images;
      const most = quota?.value ?? usual;
      const before = count.now;
      count.now += 1 + (action === 'import' && createsImage(step) ? dataImagesOf(step).length : 0);
      // More images than the default quota show that it has been raised.
      if (count.now <= most || count.reported || (quota === undefined && before > most)) continue;
      count.reported = true;
      const { region } = count;
      const id = quota === undefined ? 'image-quota' : 'image-quota.declared';
      yield {
        at: step.at,
        message: actor.own
          ? message(id, { region, limit: most })
          : message(`${id}.of`, { region, limit: most, account: actor.account }),
        reasons: [quota?.why, result?.facts.region.known === true ? result.facts.region.why : undefined],
        severity: quota === undefined ? 'warning' : 'error',
      };
    }
  },
};
