import { diskTooLarge } from '../image-size';
import type { Rule } from '../rule';

export const systemImageDiskSize: Rule<'create-from-server'> = {
  id: 'system-image-disk-size',
  severity: 'error',
  on: ['create-from-server'],
  check: (step, context) => diskTooLarge('system-image-disk-size', step.server?.at ?? step.at, context),
};
