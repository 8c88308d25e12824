import { limit } from '../../catalog/limits';
import type { AccountRegion } from '../../facts/account-region';
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
    const counts = new Map<AccountRegion, Count>();
    const { accountRegions } = evaluation.symbols;
    const countOf = (owner: AccountRegion | undefined): Count | undefined => {
      if (owner === undefined) return undefined;
      let count = counts.get(owner);
      if (count === undefined) counts.set(owner, (count = { now: 0, reported: false }));
      return count;
    };
    for (const { name } of evaluation.things('images').values()) {
      const image = evaluation.symbols.find('images', name);
      const count = countOf(image && accountRegions.of(image.facts));
      if (count !== undefined) count.now++;
    }
    for (const { step, action, actor, fails, images, accountRegion, result } of evaluation.states) {
      if (fails) continue;
      if (action === 'delete') {
        for (const { image } of images) {
          const count = countOf(accountRegions.of(image.facts));
          if (count !== undefined) count.now--;
        }
        continue;
      }
      const count = countOf(accountRegion);
      if (accountRegion === undefined || count === undefined) continue;
      const quota = actor.quotas.images;
      const most = quota?.value ?? usual;
      const before = count.now;
      count.now += 1 + (action === 'import' && createsImage(step) ? dataImagesOf(step).length : 0);
      // More images than the default quota show that it has been raised.
      if (count.now <= most || count.reported || (quota === undefined && before > most)) continue;
      count.reported = true;
      const { region } = accountRegion;
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
