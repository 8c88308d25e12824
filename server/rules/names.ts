import type { CreatingAction } from '../model/actions';
import type { Step } from '../model/manifest';
import type { NodePath } from '../syntax/change';
import type { AnchoredSpan } from '../text/anchored-span';
import { fieldPath } from './fixes';

/** The names that a step gives to images in IMS. */
export function namesOf(
  step: Step<CreatingAction | 'update'>,
): readonly { readonly value: string; readonly at: AnchoredSpan; readonly nodePath: NodePath }[] {
  if (step.action !== 'update') {
    return step.name === undefined
      ? []
      : [{ value: step.name.value, at: step.name.at, nodePath: fieldPath(step, 'name') }];
  }
  const name = step.set?.value.get('name');
  return typeof name?.value === 'string'
    ? [{ value: name.value, at: name.at, nodePath: fieldPath(step, 'set', 'name') }]
    : [];
}
