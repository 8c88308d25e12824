import type { Holder } from '../../facts/namesakes';
import type { Run } from '../../facts/run';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const imageNameDuplicate: Rule<'manifest'> = {
  id: 'image-name-duplicate',
  severity: 'warning',
  on: ['manifest'],
  *check(run) {
    for (const holders of run.namesakes) {
      let first: Holder | undefined;
      for (const holder of holders) {
        const { made, step } = holder.by ?? {};
        if (first === undefined || !made?.facts.name.known || !made.facts.region.known || gaveUp(first, holder, run)) {
          first = holder;
          continue;
        }
        const name = made.facts.name.value;
        yield {
          at: (step !== undefined && 'name' in step ? step.name?.at : undefined) ?? step?.at ?? holder.at,
          message: message('image-name-duplicate', { name, region: made.facts.region.value }),
          because: [{ note: message('because.first-of-name', { name }), at: first.at, from: [] }],
        };
      }
    }
  },
};

/** Whether an image is gone, or has another name, by the time the next one takes its name. */
function gaveUp({ ref, at }: Holder, next: Holder, run: Run): boolean {
  if (ref === undefined || next.by === undefined) return false;
  const name = run.find('images', { value: ref, at }, next.by.start)?.facts.name;
  const taken = next.by.made?.facts.name;
  return name?.known !== true || (taken?.known === true && name.value !== taken.value);
}
