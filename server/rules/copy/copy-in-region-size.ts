import { tooLarge } from '../image-size';
import type { Rule } from '../rule';

export const copyInRegionSize: Rule<'copy-in-region'> = {
  id: 'copy-in-region-size',
  severity: 'error',
  on: ['copy-in-region'],
  yieldsTo: ['copy-shared-kind-size', 'copy-iso-in-region', 'copy-full-ecs-in-region'],
  check: (step, context) => tooLarge('copy-in-region-size', step, context),
};
