import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importSystemDiskRange: Rule<'import'> = {
  id: 'import-system-disk-range',
  severity: 'error',
  on: ['import'],
  *check(step) {
    const disk = step.min_disk;
    if (disk === undefined || step.kind?.value === 'data' || (step.kind === undefined && step.given.has('kind')))
      return;
    const { value: most, least, linux, windows } = limit('import-system-disk-range');
    const documented = step.os_type?.value === 'Windows' ? windows : linux;
    if (disk.value >= documented && disk.value <= most) return;
    const certain = disk.value < least || disk.value > most;
    yield {
      at: disk.at,
      severity: certain ? 'error' : 'warning',
      message: certain
        ? message('import-system-disk-range', { least, most })
        : message('import-system-disk-range.documented', { documented, most, least }),
    };
  },
};
