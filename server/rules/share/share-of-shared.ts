import { imageIs } from '../image-is';
import type { Rule } from '../rule';
import { copyOwn } from '../copy-fixes';

export const shareOfShared: Rule<'share'> = {
  id: 'share-of-shared',
  severity: 'error',
  on: ['share'],
  check: imageIs('share-of-shared', 'visibility', 'shared', copyOwn),
};
