import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { setField } from '../repair';
import type { Rule } from '../rule';

export const create32bitMemory: Rule<'import' | 'create-from-disk'> = {
  id: 'create-32bit-memory',
  severity: 'warning',
  on: ['import', 'create-from-disk'],
  *check(step) {
    const { value: most } = limit('create-32bit-memory');
    const { os_version: version, min_ram: memory } = step;
    if (version === undefined || memory === undefined || memory.value <= most) return;
    if (!/32\s?bit\)?$/i.test(version.value)) return;
    yield {
      at: memory.at,
      message: message('create-32bit-memory', { version: version.value, limit: most }),
      because: [
        {
          note: message('because.step-field', { field: 'os_version', value: version.value }),
          at: version.at,
          from: [],
        },
      ],
      fixes: () => [
        {
          title: message('fix.set-field', { field: 'min_ram', value: String(most) }),
          changes: [setField(step, 'min_ram', most)],
        },
      ],
    };
  },
};
