import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const exportPublic: Rule<'export'> = {
  id: 'export-public',
  severity: 'error',
  on: ['export'],
  check: imageIs('export-public', 'visibility', 'public'),
};
