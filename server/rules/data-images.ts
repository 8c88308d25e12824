import type { CreatingAction } from '../model/actions';
import type { Step } from '../model/manifest';
import type { NodePath } from '../syntax/change';
import { fieldPath } from './fixes';

type DataImage = NonNullable<Step<'import'>['data_images']>['value'][number]['value'];

/** The data disk images that a step creates in addition, with the places of their items. */
export function dataImagesOf(step: Step<CreatingAction>): readonly (DataImage & { readonly nodePath: NodePath })[] {
  if (step.action !== 'import' || step.data_images === undefined) return [];
  return step.data_images.value.map(({ value }, index) => ({
    ...value,
    nodePath: fieldPath(step, 'data_images', index),
  }));
}
