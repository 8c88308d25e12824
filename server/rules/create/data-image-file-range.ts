import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const dataImageFileRange: Rule<'import'> = {
  id: 'data-image-file-range',
  severity: 'error',
  on: ['import'],
  *check(step) {
    const { min_disk: disk } = step;
    if (step.kind?.value !== 'data' || disk === undefined) return;
    const { value: most, least, documented, quickLeast, quickMost } = limit('data-image-file-range');
    const quick = step.is_quick_import?.value === true;
    const [low, high] = quick ? [quickLeast, quickMost] : [documented, most];
    if (disk.value >= low && disk.value <= high) return;
    const certain = disk.value < least || disk.value > most;
    yield {
      at: disk.at,
      severity: certain ? 'error' : 'warning',
      message: certain
        ? message('data-image-file-range', { least, most })
        : message('data-image-file-range.documented', { low, high, least, most }),
    };
  },
};
