import { tooLarge } from '../image-size';
import type { Rule } from '../rule';

export const publishSize: Rule<'publish'> = {
  id: 'publish-size',
  severity: 'error',
  on: ['publish'],
  yieldsTo: ['publish-full-ecs', 'publish-data-disk'],
  check: (step, context) => tooLarge('publish-size', step, context),
};
