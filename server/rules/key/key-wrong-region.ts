import { message } from '../../messages/message';
import { placeOfNewImage, setField, usableKeys } from '../repair';
import type { Rule } from '../rule';

export const keyWrongRegion: Rule<'copy-in-region' | 'import'> = {
  id: 'key-wrong-region',
  severity: 'warning',
  on: ['copy-in-region', 'import'],
  yieldsTo: ['encrypt-iso', 'encrypt-bms'],
  *check(step, facts) {
    const key = facts.find('keys', step.key);
    if (step.key === undefined || key === undefined) return;
    const home = facts.of(key, 'region');
    const source = placeOfNewImage(step, facts);
    const region = facts.known(source?.region);
    if (home === undefined || region === undefined || home.value === region.value) return;
    yield {
      at: step.key.at,
      message: message('key-wrong-region', { key: key.name, home: home.value, region: region.value }),
      because: [home.why, region.why],
      fixes: () =>
        usableKeys(source, facts).map((other) => ({
          title: message('fix.set-field', { field: 'key', value: other }),
          changes: [setField(step, 'key', other)],
        })),
    };
  },
};
