import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const exportFullEcs: Rule<'export'> = {
  id: 'export-full-ecs',
  severity: 'error',
  on: ['export'],
  check: imageIs('export-full-ecs', 'kind', 'full-ecs'),
};
