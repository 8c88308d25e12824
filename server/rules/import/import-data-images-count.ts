import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Json } from '../../syntax/change';
import { removeField } from '../fixes';
import { performedLike } from '../order-fixes';
import type { Fix, Rule } from '../rule';

export const importDataImagesCount: Rule<'import'> = {
  id: 'import-data-images-count',
  severity: 'error',
  on: ['import'],
  *check(step) {
    const { value: most } = limit('import-data-images-count');
    const images = step.data_images;
    if (images === undefined || images.value.length <= most) return;
    const rest = [...images.value.entries()].slice(most);
    yield {
      at: images.key,
      message: message('import-data-images-count', { count: images.value.length, limit: most }),
      fixes: (): readonly Fix[] => {
        const steps = rest.flatMap(([, { value }]): readonly Json[] => {
          const { file, name, min_disk, description, is_quick_import, tags } = value;
          if (file === undefined || name === undefined || min_disk === undefined) return [];
          const own = {
            action: 'import',
            kind: 'data',
            file: file.value,
            name: name.value,
            min_disk: min_disk.value,
            ...(description && { description: description.value }),
            ...(is_quick_import && { is_quick_import: is_quick_import.value }),
            ...(tags && { tags: Object.fromEntries([...tags.value].map(([tag, each]) => [tag, each.value])) }),
          };
          return [performedLike(step, own)];
        });
        if (steps.length < rest.length) return [];
        const changes = [
          ...rest.map(([index]) => removeField(step, ['data_images', index])),
          ...[...steps].reverse().map((value) => ({ do: 'insert', side: 'after', of: step.nodePath, value }) as const),
        ];
        return [{ title: message('fix.import-alone'), changes }];
      },
    };
  },
};
