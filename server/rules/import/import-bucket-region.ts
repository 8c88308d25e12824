import { message } from '../../messages/message';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importBucketRegion: Rule<'import'> = {
  id: 'import-bucket-region',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref } of filesOf(step, context)) {
      const bucket = context.of(file, 'bucket');
      const home =
        bucket === undefined
          ? undefined
          : context.of(context.find('buckets', { value: bucket.value, at: ref.at }), 'region');
      const region = context.actor.region;
      if (home === undefined || !region.known || home.value === region.value) continue;
      yield {
        at: ref.at,
        message: message('import-bucket-region', { file: file.name, home: home.value, region: region.value }),
        reasons: [home.why, region.why],
      };
    }
  },
};
