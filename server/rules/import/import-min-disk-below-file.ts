import { message } from '../../messages/message';
import { setTo } from '../fixes';
import type { Rule } from '../rule';

export const importMinDiskBelowFile: Rule<'import'> = {
  id: 'import-min-disk-below-file',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const { virtual_size, format, size } = file.facts;
    // A raw file is the same size as the disk it contains.
    const isRaw = format.known && format.value === 'raw';
    const inside = context.known(!virtual_size.known && isRaw && size.known ? size : virtual_size);
    const disk = step.min_disk;
    if (disk === undefined || inside === undefined || disk.value >= inside.value) return;
    // The pages on fast import require more than the size of the file; the console accepts the same size.
    const least = step.is_quick_import?.value === true ? inside.value + 1 : inside.value;
    yield {
      at: disk.at,
      message: message('import-min-disk-below-file', { disk: disk.value, file: file.name, size: inside.value }),
      reasons: [inside.why],
      fixes: () => [setTo(step, 'min_disk', least)],
    };
  },
};
