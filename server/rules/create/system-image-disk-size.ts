import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const systemImageDiskSize: Rule<'create-from-server'> = {
  id: 'system-image-disk-size',
  severity: 'error',
  on: ['create-from-server'],
  *check(step, facts) {
    const { value: most } = limit('system-image-disk-size');
    const size = facts.of(facts.ran?.made, 'disk_size');
    if (size === undefined || size.value <= most) return;
    yield {
      at: step.server?.at ?? step.at,
      message: message('system-image-disk-size', { size: size.value, limit: most }),
      because: [size.why],
    };
  },
};
