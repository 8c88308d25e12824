import { message } from '../../messages/message';
import { placeOfNewImage, otherKeys } from '../fixes';
import type { Rule } from '../rule';

export const keyWrongRegion: Rule<'copy-in-region' | 'import'> = {
  id: 'key-wrong-region',
  severity: 'warning',
  on: ['copy-in-region', 'import'],
  yieldsTo: ['encrypt-iso', 'encrypt-bms'],
  *check(step, context) {
    const key = context.find('keys', step.key);
    if (step.key === undefined || key === undefined) return;
    const home = context.of(key, 'region');
    const region = context.known(placeOfNewImage(step, context)?.region);
    if (home === undefined || region === undefined || home.value === region.value) return;
    yield {
      at: step.key.at,
      message: message('key-wrong-region', { key: key.name, home: home.value, region: region.value }),
      reasons: [home.why, region.why],
      fixes: () => otherKeys(step, context),
    };
  },
};
