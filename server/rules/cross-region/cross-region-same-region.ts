import { message } from '../../messages/message';
import type { Change } from '../../syntax/change';
import { fieldSpot, removeField, setField, usableKeys } from '../repair';
import type { Fix, Rule } from '../rule';

export const crossRegionSameRegion: Rule<'copy-cross-region'> = {
  id: 'cross-region-same-region',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    const target = step.target_region;
    const image = facts.find('images', step.image);
    const region = facts.of(image, 'region');
    if (target === undefined || image === undefined || region?.value !== target.value) return;
    const { kind, encrypted } = image.facts;
    const copyable = !(kind.known && (kind.value === 'iso' || kind.value === 'full-ecs'));
    const foreign = ['target_region', 'project_name', 'agency', 'vault'].filter((field) => step.given.has(field));
    const instead: readonly Change[] = [
      { do: 'set', at: fieldSpot(step, 'action'), value: 'copy-in-region' },
      ...foreign.map((field) => removeField(step, field)),
    ];
    const fixes = (): readonly Fix[] => {
      if (!copyable) return [];
      if (!encrypted.known || !encrypted.value)
        return [{ title: message('fix.copy-in-region-instead'), changes: instead }];
      return [
        ...usableKeys(image.facts, facts).map((key) => ({
          title: message('fix.copy-in-region-with-key', { key }),
          changes: [...instead, setField(step, 'key', key)],
        })),
        {
          title: message('fix.copy-in-region-unencrypted'),
          changes: [...instead, setField(step, 'key', 'none')],
        },
      ];
    };
    yield {
      at: target.at,
      message: message('cross-region-same-region', { image: image.name, region: target.value }),
      because: [region.why],
      fixes,
    };
  },
};
