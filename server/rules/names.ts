import type { CreatingAction } from '../model/actions';
import type { Step } from '../model/manifest';
import type { NodePath } from '../syntax/change';
import type { AnchoredSpan } from '../text/anchored-span';
import { dataImagesOf } from './data-images';
import { fieldPath } from './fixes';

/** The names that a step gives to images in IMS. */
export function namesOf(
  step: Step<CreatingAction | 'update'>,
): readonly { readonly value: string; readonly at: AnchoredSpan; readonly nodePath: NodePath }[] {
  if (step.action === 'update') {
    const name = step.set?.value.get('name');
    return typeof name?.value === 'string'
      ? [{ value: name.value, at: name.at, nodePath: fieldPath(step, 'set', 'name') }]
      : [];
  }
  const named = ({ name, nodePath }: Pick<Step<CreatingAction>, 'name' | 'nodePath'>) =>
    name === undefined ? [] : [{ value: name.value, at: name.at, nodePath: fieldPath({ nodePath }, 'name') }];
  return [step, ...dataImagesOf(step)].flatMap(named);
}
