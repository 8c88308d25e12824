import { limit } from '../../catalog/limits';
import type { Known } from '../../facts/fact';
import { message } from '../../messages/message';
import { setTo } from '../fixes';
import { memoryOf, memoryPath } from '../memory';
import type { Rule } from '../rule';

export const create32bitMemory: Rule<'import' | 'create-from-disk' | 'update'> = {
  id: 'create-32bit-memory',
  severity: 'warning',
  on: ['import', 'create-from-disk', 'update'],
  *check(step, context) {
    const { value: most } = limit('create-32bit-memory');
    const memory = memoryOf(step, 'min_ram');
    if (memory === undefined || memory.value <= most) return;
    const images = step.action === 'update' ? context.images(step).map(({ image }) => image) : [context.state?.result];
    const version = images.map((image) => context.of(image, 'os_version')).find(is32bit);
    if (version === undefined) return;
    yield {
      at: memory.at,
      message: message('create-32bit-memory', { version: version.value, limit: most }),
      reasons: [version.why],
      fixes: () => [setTo(step, memoryPath(step, 'min_ram'), most)],
    };
  },
};

function is32bit(version: Known<string> | undefined): version is Known<string> {
  return version !== undefined && /32\s?bit\)?$/i.test(version.value);
}
