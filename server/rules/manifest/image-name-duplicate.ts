import type { Evaluation } from '../../facts/evaluation';
import type { NameOwner } from '../../facts/name-collisions';
import { message } from '../../messages/message';
import type { StepPoint } from '../../model/order';
import type { Rule } from '../rule';

export const imageNameDuplicate: Rule<'manifest'> = {
  id: 'image-name-duplicate',
  severity: 'info',
  on: ['manifest'],
  yieldsTo: ['tf-cbd-same-name'],
  *check(evaluation) {
    for (const owners of evaluation.nameCollisions) {
      let first: NameOwner | undefined;
      for (const owner of owners) {
        if (owner.by?.fails === true) continue;
        if (first === undefined || owner.by === undefined || gaveUp(first, owner, owner.by, evaluation)) {
          first = owner;
          continue;
        }
        const { called } = owner;
        // Where the other one is in another file, this one is reported.
        const isHere = evaluation.manifest.sources.has(owner.at.anchor.source);
        yield {
          at: isHere ? owner.at : first.at,
          message: message('image-name-duplicate', { name: called.name, region: called.region }),
          reasons: [
            { explanation: message('because.first-of-name', { name: called.name }), at: isHere ? first.at : owner.at },
          ],
        };
      }
    }
  },
};

/**
 * Whether the name is free again at the later step (its owner is deleted or renamed by then), or both owners are the same image.
 */
function gaveUp({ ref, at, called }: NameOwner, next: NameOwner, by: StepPoint, evaluation: Evaluation): boolean {
  if (ref === undefined) return false;
  const identity = (name: string): string => evaluation.symbols.canonicalName('images', name);
  if (next.ref !== undefined && identity(next.ref) === identity(ref)) return true;
  const image = evaluation.find('images', { value: ref, at }, by);
  // An image that another step makes at the same time has its name for good.
  if (image === undefined)
    return by.step === undefined || evaluation.whyUnresolved(ref, { ...by, step: by.step })?.miss !== 'same-block';
  const { name } = image.facts;
  return !name.known || name.value !== called.name;
}
