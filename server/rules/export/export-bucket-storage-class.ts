import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { otherBuckets } from '../fixes';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const exportBucketStorageClass: Rule<'export'> = {
  id: 'export-bucket-storage-class',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    const bucket = context.find('buckets', step.bucket);
    const storage = context.of(bucket, 'storage_class');
    if (step.bucket === undefined || bucket === undefined || storage === undefined) return;
    if (holds(limit('export-bucket-storage-class').values, storage.value)) return;
    const region = knownValue(context.find('images', step.image)?.facts.region);
    yield {
      at: step.bucket.at,
      message: message('export-bucket-storage-class', { bucket: bucket.name, storage: storage.value }),
      reasons: [storage.why],
      fixes: () => otherBuckets(step, region, context),
    };
  },
};
