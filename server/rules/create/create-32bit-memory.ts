import { limit } from '../../catalog/limits';
import type { Known } from '../../facts/fact';
import { message } from '../../messages/message';
import { changeMemory, memoryOf } from '../memory';
import type { Rule } from '../rule';

export const create32bitMemory: Rule<'import' | 'create-from-disk' | 'update'> = {
  id: 'create-32bit-memory',
  severity: 'warning',
  on: ['import', 'create-from-disk', 'update'],
  *check(step, facts) {
    const { value: most } = limit('create-32bit-memory');
    const memory = memoryOf(step, 'min_ram');
    if (memory === undefined || memory.value <= most) return;
    const images = step.action === 'update' ? facts.images(step).map(({ image }) => image) : [facts.ran?.made];
    const version = images.map((image) => facts.of(image, 'os_version')).find(is32bit);
    if (version === undefined) return;
    yield {
      at: memory.at,
      message: message('create-32bit-memory', { version: version.value, limit: most }),
      because: [version.why],
      fixes: () => [
        {
          title: message('fix.set-field', { field: 'min_ram', value: String(most) }),
          changes: [changeMemory(step, 'min_ram', most)],
        },
      ],
    };
  },
};

function is32bit(version: Known<string> | undefined): version is Known<string> {
  return version !== undefined && /32\s?bit\)?$/i.test(version.value);
}
