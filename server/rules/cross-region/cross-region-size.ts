import { holds, limit } from '../../catalog/limits';
import type { Ask } from '../../facts/ask';
import type { Known } from '../../facts/fact';
import { message, type Message } from '../../messages/message';
import { sizeAbove, type Above } from '../measure';
import type { Rests, Rule } from '../rule';

export const crossRegionSize: Rule<'copy-cross-region'> = {
  id: 'cross-region-size',
  severity: 'error',
  on: ['copy-cross-region'],
  yieldsTo: ['cross-region-iso', 'cross-region-same-region'],
  *check(step, facts) {
    const { value: usual, raised } = limit('cross-region-size');
    const target = step.target_region;
    for (const { ref, image } of facts.images(step)) {
      const above = sizeAbove(image, usual, facts);
      if (above === undefined || target === undefined) continue;
      // Above the higher limit it does not matter which regions these are.
      const source = above.size > raised ? undefined : facts.of(image, 'region');
      if (above.size <= raised && source === undefined) continue;
      const said = verdict(image.name, above, source, target.value, facts);
      if (said === undefined) continue;
      yield {
        at: ref.at,
        severity: above.sure ? 'error' : 'warning',
        message: said.message,
        rests: said.rests,
        because: [above.why, source?.why],
      };
    }
  },
};

/** What a size above the lower limit means between two regions; `undefined` where it is allowed. */
function verdict(
  image: string,
  { size, sure }: Above,
  source: Known<string> | undefined,
  target: string,
  { site }: Ask,
): { readonly message: Message; readonly rests?: Rests } | undefined {
  const { value: usual, raised, raisedIn } = limit('cross-region-size');
  const args = { image, size, usual, raised, regions: raisedIn };
  const plain = sure ? message('cross-region-size', args) : message('cross-region-size.disk', args);
  const lifted = [source?.value ?? '', target].filter((region) => holds(raisedIn, region)).length;
  if (size > raised || lifted === 0) return { message: plain };
  if (lifted === 1) return { message: plain, rests: { on: 'disputed', note: message('cross-region-size.one-end') } };
  // Pages of the International site know only the lower limit, for every region.
  if (!site.known || site.value === 'cn') return undefined;
  return { message: plain, rests: { on: 'disputed', note: message('cross-region-size.site', { usual, raised }) } };
}
