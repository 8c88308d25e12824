import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importBucketStorageClass: Rule<'import'> = {
  id: 'import-bucket-storage-class',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    const file = facts.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const bucket = facts.of(file, 'bucket');
    const view = bucket === undefined ? undefined : facts.find('buckets', { value: bucket.value, at: step.file.at });
    const classes = [view === undefined ? undefined : facts.of(view, 'storage_class'), file.facts.storage_class];
    for (const storage of classes) {
      if (storage?.known !== true || holds(limit('import-bucket-storage-class').values, storage.value)) continue;
      yield {
        at: step.file.at,
        message: message('import-bucket-storage-class', { file: file.name, storage: storage.value }),
        because: [storage.why],
      };
      return;
    }
  },
};
