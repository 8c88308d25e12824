import { imageIs } from '../image-is';
import type { Rule } from '../rule';
import { copyOwn } from '../copy-fixes';

export const exportNotOwner: Rule<'export' | 'update'> = {
  id: 'export-not-owner',
  severity: 'error',
  on: ['export', 'update'],
  check: imageIs('export-not-owner', 'visibility', 'shared', copyOwn),
};
