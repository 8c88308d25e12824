import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const exportFromBackup: Rule<'export'> = {
  id: 'export-from-backup',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-full-ecs'],
  check: imageIs('export-from-backup', 'origin_type', 'backup'),
};
