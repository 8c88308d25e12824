import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { dataImagesOf } from '../data-images';
import type { Rule } from '../rule';

export const dataImageFileRange: Rule<'import'> = {
  id: 'data-image-file-range',
  severity: 'error',
  on: ['import'],
  *check(step) {
    const { least, value, documented, fastMost } = limit('data-image-file-range');
    for (const { min_disk: disk } of dataImagesOf(step)) {
      if (disk !== undefined && (disk.value < least || disk.value > value))
        yield { at: disk.at, message: message('data-image-file-range', { least, most: value }) };
    }
    const { min_disk: disk } = step;
    if (step.kind?.value !== 'data' || disk === undefined) return;
    const fast = step.is_quick_import?.value === true;
    const most = fast ? fastMost : value;
    if (disk.value < least || disk.value > most) {
      const id = fast ? 'data-image-file-range.fast' : 'data-image-file-range';
      yield { at: disk.at, message: message(id, { least, most }) };
    } else if (!fast && disk.value < documented) {
      yield {
        at: disk.at,
        message: message('data-image-file-range', { least: documented, most }),
        evidence: { on: 'disputed', note: message('data-image-file-range.disputed', { least }) },
      };
    }
  },
};
