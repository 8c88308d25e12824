import { diskTooLarge } from '../image-size';
import type { Rule } from '../rule';

export const dataImageDiskSize: Rule<'create-from-disk'> = {
  id: 'data-image-disk-size',
  severity: 'error',
  on: ['create-from-disk'],
  check: (step, context) => diskTooLarge('data-image-disk-size', step.disk?.at ?? step.at, context),
};
