import { message } from '../../messages/message';
import { setField } from '../repair';
import type { Rule } from '../rule';

export const importMinDiskBelowFile: Rule<'import'> = {
  id: 'import-min-disk-below-file',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    const file = facts.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const { virtual_size, format, size } = file.facts;
    // A raw file is as large as the disk in it.
    const isRaw = format.known && format.value === 'raw';
    const inside = facts.known(!virtual_size.known && isRaw && size.known ? size : virtual_size);
    const disk = step.min_disk;
    if (disk === undefined || inside === undefined || disk.value >= inside.value) return;
    // The pages on fast import ask for more than the size in the file; the console accepts the same size.
    const least = step.is_quick_import?.value === true ? inside.value + 1 : inside.value;
    yield {
      at: disk.at,
      message: message('import-min-disk-below-file', { disk: disk.value, file: file.name, size: inside.value }),
      because: [inside.why],
      fixes: () => [
        {
          title: message('fix.set-field', { field: 'min_disk', value: String(least) }),
          changes: [setField(step, 'min_disk', least)],
        },
      ],
    };
  },
};
