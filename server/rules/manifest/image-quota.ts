import { limit } from '../../catalog/limits';
import { imageRefs } from '../../model/references';
import type { ImageFacts } from '../../facts/entity';
import { message } from '../../messages/message';
import { createsImage } from '../../facts/producers';
import { dataImagesOf } from '../data-images';
import type { Rule } from '../rule';

/** The private images of an account in a region. */
interface Count {
  now: number;
  reported: boolean;
}

export const imageQuota: Rule<'manifest'> = {
  id: 'image-quota',
  severity: 'warning',
  on: ['manifest'],
  *check(evaluation) {
    const { value: usual } = limit('image-quota');
    /** By account, and by region. */
    const counts = new Map<string, Map<string, Count>>();
    const countOf = ({ account, region, visibility }: ImageFacts): Count | undefined => {
      if (!account.known || !region.known || !visibility.known || visibility.value !== 'private') return undefined;
      let ofAccount = counts.get(account.value);
      if (ofAccount === undefined) counts.set(account.value, (ofAccount = new Map<string, Count>()));
      let count = ofAccount.get(region.value);
      if (count === undefined) ofAccount.set(region.value, (count = { now: 0, reported: false }));
      return count;
    };
    for (const { name } of evaluation.things('images').values()) {
      const image = evaluation.symbols.find('images', name);
      const count = image === undefined ? undefined : countOf(image.facts);
      if (count !== undefined) count.now++;
    }
    for (const state of evaluation.states) {
      const { step, action, result: produced, actor } = state;
      if (state.fails) continue;
      if (action === 'delete') {
        for (const ref of imageRefs(step)) {
          const facts = state.find('images', ref)?.facts;
          const count = facts === undefined ? undefined : countOf(facts);
          if (count !== undefined) count.now--;
        }
        continue;
      }
      const count = produced === undefined ? undefined : countOf(produced.facts);
      if (count === undefined || produced?.facts.region.known !== true) continue;
      const quota = actor.quotas.images;
      const most = quota?.value ?? usual;
      const before = count.now;
      count.now += 1 + (createsImage(step) ? dataImagesOf(step).length : 0);
      // More images than the default quota show that it has been raised.
      if (count.now <= most || count.reported || (quota === undefined && before > most)) continue;
      count.reported = true;
      const { value: region, why } = produced.facts.region;
      const id = quota === undefined ? 'image-quota' : 'image-quota.declared';
      yield {
        at: step.at,
        message: actor.own
          ? message(id, { region, limit: most })
          : message(`${id}.of`, { region, limit: most, account: actor.account }),
        reasons: [quota?.why, why],
        severity: quota === undefined ? 'warning' : 'error',
      };
    }
  },
};
