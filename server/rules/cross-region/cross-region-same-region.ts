import { message } from '../../messages/message';
import type { Change } from '../../syntax/change';
import { removeField, setField, usableKeys } from '../fixes';
import type { Fix, Rule } from '../rule';

export const crossRegionSameRegion: Rule<'copy-cross-region'> = {
  id: 'cross-region-same-region',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    const target = step.target_region;
    const image = context.find('images', step.image);
    const region = context.of(image, 'region');
    if (target === undefined || image === undefined || region?.value !== target.value) return;
    const { kind, encrypted } = image.facts;
    const copyable = !(kind.known && (kind.value === 'iso' || kind.value === 'full-ecs'));
    const foreign = ['target_region', 'project_name', 'agency', 'vault'].filter((field) => step.written.has(field));
    const instead: readonly Change[] = [
      setField(step, 'action', 'copy-in-region'),
      ...foreign.map((field) => removeField(step, field)),
    ];
    const fixes = (): readonly Fix[] => {
      if (!copyable) return [];
      if (!encrypted.known || !encrypted.value)
        return [{ title: message('fix.copy-in-region-instead'), changes: instead }];
      return [
        ...usableKeys(image.facts, context).map((key) => ({
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
      reasons: [region.why],
      fixes,
    };
  },
};
