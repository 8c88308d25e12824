import type { CheckContext } from '../../facts/check-context';
import type { Image } from '../../facts/entity';
import type { Known } from '../../facts/fact';
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
    const region = regionOf(image, context);
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

/** The region of an image. Terraform exports an image from the region of the resource, whatever is known of the image. */
function regionOf(image: Image, context: CheckContext): Known<string> | undefined {
  const { region } = context.actor;
  const isGiven = context.manifest.configuration !== undefined && image.nodePath === undefined;
  return isGiven && region.known ? region : context.of(image, 'region');
}
