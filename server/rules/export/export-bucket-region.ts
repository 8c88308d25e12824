import { message } from '../../messages/message';
import { otherBuckets } from '../fixes';
import type { Rule } from '../rule';

export const exportBucketRegion: Rule<'export'> = {
  id: 'export-bucket-region',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    const bucket = context.find('buckets', step.bucket);
    const image = context.find('images', step.image);
    if (step.bucket === undefined || bucket === undefined || image === undefined) return;
    const home = context.of(bucket, 'region');
    const region = context.of(image, 'region');
    if (home === undefined || region === undefined || home.value === region.value) return;
    yield {
      at: step.bucket.at,
      message: message('export-bucket-region', {
        bucket: bucket.name,
        home: home.value,
        image: image.name,
        region: region.value,
      }),
      reasons: [home.why, region.why],
      fixes: () => otherBuckets(step, region.value, context),
    };
  },
};
