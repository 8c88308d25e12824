import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const copyFullEcsInRegion: Rule<'copy-in-region'> = {
  id: 'copy-full-ecs-in-region',
  severity: 'error',
  on: ['copy-in-region'],
  yieldsTo: ['copy-shared-kind-size'],
  check: imageIs('copy-full-ecs-in-region', 'kind', 'full-ecs'),
};
