import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { otherBuckets } from '../repair';
import type { Rule } from '../rule';

export const exportBucketStorageClass: Rule<'export'> = {
  id: 'export-bucket-storage-class',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    const bucket = facts.find('buckets', step.bucket);
    const storage = facts.of(bucket, 'storage_class');
    if (step.bucket === undefined || bucket === undefined || storage === undefined) return;
    if (holds(limit('export-bucket-storage-class').values, storage.value)) return;
    const region = facts.find('images', step.image)?.facts.region;
    yield {
      at: step.bucket.at,
      message: message('export-bucket-storage-class', { bucket: bucket.name, storage: storage.value }),
      because: [storage.why],
      fixes: () => otherBuckets(step, region?.known === true ? region.value : undefined, facts),
    };
  },
};
