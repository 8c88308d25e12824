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
    const storage = context.factOf('buckets', step.bucket, 'storage_class');
    if (storage === undefined || holds(limit('export-bucket-storage-class').values, storage.value)) return;
    yield {
      at: storage.at,
      message: message('export-bucket-storage-class', { bucket: storage.entity.name, storage: storage.value }),
      reasons: [storage.why],
      fixes: () => otherBuckets(step, knownValue(context.find('images', step.image)?.facts.region), context),
    };
  },
};
