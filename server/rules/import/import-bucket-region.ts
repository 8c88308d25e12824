import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importBucketRegion: Rule<'import'> = {
  id: 'import-bucket-region',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const bucket = context.of(file, 'bucket');
    const home =
      bucket === undefined
        ? undefined
        : context.of(context.find('buckets', { value: bucket.value, at: step.file.at }), 'region');
    const region = context.actor.region;
    if (home === undefined || !region.known || home.value === region.value) return;
    yield {
      at: step.file.at,
      message: message('import-bucket-region', { file: file.name, home: home.value, region: region.value }),
      reasons: [home.why, region.why],
    };
  },
};
