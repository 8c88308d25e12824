import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const sharePublished: Rule<'share'> = {
  id: 'share-published',
  severity: 'error',
  on: ['share'],
  check: imageIs('share-published', 'market', 'published'),
};
