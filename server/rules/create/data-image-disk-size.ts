import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const dataImageDiskSize: Rule<'create-from-disk'> = {
  id: 'data-image-disk-size',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, context) {
    const { value: most } = limit('data-image-disk-size');
    const size = context.of(context.state?.result, 'disk_size');
    if (size === undefined || size.value <= most) return;
    yield {
      at: step.disk?.at ?? step.at,
      message: message('data-image-disk-size', { size: size.value, limit: most }),
      reasons: [size.why],
    };
  },
};
