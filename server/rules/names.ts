import type { Making } from '../model/actions';
import type { Step } from '../model/manifest';
import type { Spot } from '../syntax/change';
import type { Place } from '../text/place';
import { fieldSpot } from './repair';

/** The names in IMS that a step gives to images. */
export function namesOf(
  step: Step<Making | 'update'>,
): readonly { readonly value: string; readonly at: Place; readonly spot: Spot }[] {
  if (step.action !== 'update') {
    return step.name === undefined ? [] : [{ value: step.name.value, at: step.name.at, spot: fieldSpot(step, 'name') }];
  }
  const name = step.set?.value.get('name');
  return typeof name?.value === 'string'
    ? [{ value: name.value, at: name.at, spot: fieldSpot(step, 'set', 'name') }]
    : [];
}
