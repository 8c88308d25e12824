import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importBucketRegion: Rule<'import'> = {
  id: 'import-bucket-region',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    const file = facts.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const bucket = facts.of(file, 'bucket');
    const home =
      bucket === undefined
        ? undefined
        : facts.of(facts.find('buckets', { value: bucket.value, at: step.file.at }), 'region');
    const region = facts.manifest.region;
    if (home === undefined || region === undefined || home.value === region.value) return;
    yield {
      at: step.file.at,
      message: message('import-bucket-region', { file: file.name, home: home.value, region: region.value }),
      because: [home.why],
    };
  },
};
