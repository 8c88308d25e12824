import { imageIs } from '../image-is';
import type { Rule } from '../rule';
import { copyWithoutKey } from '../copy-fixes';

export const crossRegionEncrypted: Rule<'copy-cross-region'> = {
  id: 'cross-region-encrypted',
  severity: 'error',
  on: ['copy-cross-region'],
  yieldsTo: [
    'cross-region-encrypted-full-ecs',
    'cross-region-iso',
    'cross-region-same-region',
    'cross-region-shared-image',
  ],
  check: imageIs('cross-region-encrypted', 'encrypted', true, copyWithoutKey),
};
