import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type CreatingAction, creatingActions } from '../../model/actions';
import { dataImagesOf } from '../data-images';
import type { Rule } from '../rule';

export const imageDescriptionInvalid: Rule<CreatingAction | 'update'> = {
  id: 'image-description-invalid',
  severity: 'error',
  on: [...creatingActions, 'update'],
  *check(step) {
    const form = pattern(limit('image-description-invalid').pattern);
    const fields =
      step.action === 'update'
        ? ['description', '__description'].flatMap((name) => step.set?.value.get(name) ?? [])
        : [step, ...dataImagesOf(step)].flatMap(({ description }) => description ?? []);
    for (const { value, at } of fields) {
      if (typeof value !== 'string' || form.test(value)) continue;
      yield { at, message: message('image-description-invalid', { limit: limit('image-description-invalid').value }) };
    }
  },
};
