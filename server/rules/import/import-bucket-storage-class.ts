import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importBucketStorageClass: Rule<'import'> = {
  id: 'import-bucket-storage-class',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const bucket = context.of(file, 'bucket');
    const view = bucket === undefined ? undefined : context.find('buckets', { value: bucket.value, at: step.file.at });
    const classes = [view === undefined ? undefined : context.of(view, 'storage_class'), file.facts.storage_class];
    for (const storage of classes) {
      if (storage?.known !== true || holds(limit('import-bucket-storage-class').values, storage.value)) continue;
      yield {
        at: step.file.at,
        message: message('import-bucket-storage-class', { file: file.name, storage: storage.value }),
        reasons: [storage.why],
      };
      return;
    }
  },
};
