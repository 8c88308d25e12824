import { holds, limit } from '../../catalog/limits';
import type { CheckContext } from '../../facts/check-context';
import type { Known } from '../../facts/fact';
import { message, type Message } from '../../messages/message';
import { sizeAbove, type SizeAbove } from '../image-size';
import type { ReportEvidence, Rule } from '../rule';

export const crossRegionSize: Rule<'copy-cross-region'> = {
  id: 'cross-region-size',
  severity: 'error',
  on: ['copy-cross-region'],
  yieldsTo: ['cross-region-iso', 'cross-region-same-region'],
  *check(step, context) {
    const { value: usual, raised } = limit('cross-region-size');
    const target = step.target_region;
    for (const { ref, image } of context.images(step)) {
      const above = sizeAbove(image, usual, context);
      if (above === undefined || target === undefined) continue;
      // Above the higher limit, the regions do not matter.
      const source = above.size > raised ? undefined : context.of(image, 'region');
      if (above.size <= raised && source === undefined) continue;
      const problem = sizeProblem(image.name, above, source, target.value, context);
      if (problem === undefined) continue;
      yield {
        at: ref.at,
        severity: above.sure ? 'error' : 'warning',
        message: problem.message,
        evidence: problem.evidence,
        reasons: [above.why, source?.why],
      };
    }
  },
};

/** The finding for a size above the lower limit between two regions; `undefined` if it is allowed. */
function sizeProblem(
  image: string,
  { size, sure }: SizeAbove,
  source: Known<string> | undefined,
  target: string,
  { site }: CheckContext,
): { readonly message: Message; readonly evidence?: ReportEvidence } | undefined {
  const { value: usual, raised, raisedIn } = limit('cross-region-size');
  const args = { image, size, usual, raised, regions: raisedIn };
  const plain = sure ? message('cross-region-size', args) : message('cross-region-size.disk', args);
  const lifted = [source?.value ?? '', target].filter((region) => holds(raisedIn, region)).length;
  if (size > raised || lifted === 0) return { message: plain };
  if (lifted === 1) return { message: plain, evidence: { on: 'disputed', note: message('cross-region-size.one-end') } };
  // Pages of the International site mention only the lower limit, for every region.
  if (!site.known || site.value === 'cn') return undefined;
  return { message: plain, evidence: { on: 'disputed', note: message('cross-region-size.site', { usual, raised }) } };
}
