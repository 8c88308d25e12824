import type { Holder } from '../../facts/namesakes';
import type { Run } from '../../facts/run';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const imageNameDuplicate: Rule<'manifest'> = {
  id: 'image-name-duplicate',
  severity: 'info',
  on: ['manifest'],
  *check(run) {
    for (const holders of run.namesakes) {
      let first: Holder | undefined;
      for (const holder of holders) {
        if (holder.by?.fails === true) continue;
        if (first === undefined || holder.by === undefined || gaveUp(first, holder, holder.by.start, run)) {
          first = holder;
          continue;
        }
        const { called } = holder;
        yield {
          at: holder.at,
          message: message('image-name-duplicate', { name: called.name, region: called.region }),
          because: [{ note: message('because.first-of-name', { name: called.name }), at: first.at, from: [] }],
        };
      }
    }
  },
};

/** Whether an image is gone or has another name by the time a step gives its name again, or is the one that gets it. */
function gaveUp({ ref, at, called }: Holder, next: Holder, start: number, run: Run): boolean {
  if (ref === undefined) return false;
  const identity = (name: string): string => run.world.identity('images', name) ?? name;
  if (next.ref !== undefined && identity(next.ref) === identity(ref)) return true;
  const name = run.find('images', { value: ref, at }, start)?.facts.name;
  return name?.known !== true || name.value !== called.name;
}
