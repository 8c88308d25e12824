import { message } from '../../messages/message';
import { setTo } from '../fixes';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importMinDiskBelowFile: Rule<'import'> = {
  id: 'import-min-disk-below-file',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    for (const { file, min_disk: disk, is_quick_import: quick, nodePath } of filesOf(step, context)) {
      const { virtual_size, format, size } = file.facts;
      // A raw file is the same size as the disk it contains.
      const isRaw = format.known && format.value === 'raw';
      const inside = context.known(!virtual_size.known && isRaw && size.known ? size : virtual_size);
      if (disk === undefined || inside === undefined || disk.value >= inside.value) continue;
      // The pages on fast import require more than the size of the file; the console accepts the same size.
      const least = quick?.value === true ? inside.value + 1 : inside.value;
      yield {
        at: disk.at,
        message: message('import-min-disk-below-file', { disk: disk.value, file: file.name, size: inside.value }),
        reasons: [inside.why],
        fixes: () => [setTo({ nodePath }, 'min_disk', least)],
      };
    }
  },
};
