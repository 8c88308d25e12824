import { message } from '../../messages/message';
import { otherBuckets } from '../repair';
import type { Rule } from '../rule';

export const exportBucketRegion: Rule<'export'> = {
  id: 'export-bucket-region',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    const bucket = facts.find('buckets', step.bucket);
    const image = facts.find('images', step.image);
    if (step.bucket === undefined || bucket === undefined || image === undefined) return;
    const home = facts.of(bucket, 'region');
    const region = facts.of(image, 'region');
    if (home === undefined || region === undefined || home.value === region.value) return;
    yield {
      at: step.bucket.at,
      message: message('export-bucket-region', {
        bucket: bucket.name,
        home: home.value,
        image: image.name,
        region: region.value,
      }),
      because: [home.why, region.why],
      fixes: () => otherBuckets(step, region.value, facts),
    };
  },
};
