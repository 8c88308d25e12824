import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const crossRegionIso: Rule<'copy-cross-region'> = {
  id: 'cross-region-iso',
  severity: 'error',
  on: ['copy-cross-region'],
  check: imageIs('cross-region-iso', 'kind', 'iso'),
};
