import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const publishFullEcs: Rule<'publish'> = {
  id: 'publish-full-ecs',
  severity: 'error',
  on: ['publish'],
  check: imageIs('publish-full-ecs', 'kind', 'full-ecs'),
};
