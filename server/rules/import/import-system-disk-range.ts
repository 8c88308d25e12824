import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importSystemDiskRange: Rule<'import'> = {
  id: 'import-system-disk-range',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const disk = step.min_disk;
    if (disk === undefined || step.kind?.value === 'data' || (step.kind === undefined && step.written.has('kind')))
      return;
    const { value: most, least, linux, windows } = limit('import-system-disk-range');
    const documented = context.known(context.state?.result?.facts.os_type)?.value === 'Windows' ? windows : linux;
    if (disk.value >= documented && disk.value <= most) return;
    const certain = disk.value < least || disk.value > most;
    const range = message('import-system-disk-range', { least: certain ? least : documented, most });
    if (certain) yield { at: disk.at, message: range };
    else
      yield {
        at: disk.at,
        message: range,
        evidence: { on: 'disputed', note: message('import-system-disk-range.disputed', { least }) },
      };
  },
};
