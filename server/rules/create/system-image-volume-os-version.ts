import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const systemImageVolumeOsVersion: Rule<'create-from-disk'> = {
  id: 'system-image-volume-os-version',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, context) {
    const kind = step.kind?.value;
    if ((kind !== 'system' && kind !== 'bms') || !context.absent(step, 'os_version')) return;
    yield { at: step.at, message: message('system-image-volume-os-version') };
  },
};
