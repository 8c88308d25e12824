import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const copyIsoInRegion: Rule<'copy-in-region'> = {
  id: 'copy-iso-in-region',
  severity: 'error',
  on: ['copy-in-region'],
  check: imageIs('copy-iso-in-region', 'kind', 'iso'),
};
