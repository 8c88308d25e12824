import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const deletePublished: Rule<'delete'> = {
  id: 'delete-published',
  severity: 'error',
  on: ['delete'],
  check: imageIs('delete-published', 'market', 'published'),
};
