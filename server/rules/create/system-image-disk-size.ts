import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const systemImageDiskSize: Rule<'create-from-server'> = {
  id: 'system-image-disk-size',
  severity: 'error',
  on: ['create-from-server'],
  *check(step, context) {
    const { value: most } = limit('system-image-disk-size');
    const size = context.of(context.state?.result, 'disk_size');
    if (size === undefined || size.value <= most) return;
    yield {
      at: step.server?.at ?? step.at,
      message: message('system-image-disk-size', { size: size.value, limit: most }),
      reasons: [size.why],
    };
  },
};
