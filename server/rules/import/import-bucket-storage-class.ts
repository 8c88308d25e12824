import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importBucketStorageClass: Rule<'import'> = {
  id: 'import-bucket-storage-class',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref } of filesOf(step, context)) {
      const bucket = context.of(file, 'bucket');
      const view = bucket === undefined ? undefined : context.find('buckets', { value: bucket.value, at: ref.at });
      const classes = [view === undefined ? undefined : context.of(view, 'storage_class'), file.facts.storage_class];
      for (const storage of classes) {
        if (storage?.known !== true || holds(limit('import-bucket-storage-class').values, storage.value)) continue;
        yield {
          at: ref.at,
          message: message('import-bucket-storage-class', { file: file.name, storage: storage.value }),
          reasons: [storage.why],
        };
        break;
      }
    }
  },
};
