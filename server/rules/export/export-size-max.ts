import { limit } from '../../catalog/limits';
import { tooLarge } from '../image-size';
import type { Rule } from '../rule';

export const exportSizeMax: Rule<'export'> = {
  id: 'export-size-max',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-encrypted-large', 'export-full-ecs', 'export-iso'],
  // The image has to be smaller than the limit.
  check: (step, context) => tooLarge('export-size-max', step, context, limit('export-size-max').value - 1),
};
