import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const publishFromBackup: Rule<'publish'> = {
  id: 'publish-from-backup',
  severity: 'error',
  on: ['publish'],
  yieldsTo: ['publish-full-ecs'],
  check: imageIs('publish-from-backup', 'origin_type', 'backup'),
};
