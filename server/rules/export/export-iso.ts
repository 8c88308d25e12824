import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const exportIso: Rule<'export'> = {
  id: 'export-iso',
  severity: 'error',
  on: ['export'],
  check: imageIs('export-iso', 'kind', 'iso'),
};
