import type { CheckContext } from '../../facts/check-context';
import { message } from '../../messages/message';
import type { Change } from '../../syntax/change';
import { removeField, setField, usableKeys } from '../fixes';
import type { Fix, Rule } from '../rule';
import { knownValue } from '../../facts/fact';
import type { Image } from '../../facts/entity';
import type { Step } from '../../model/manifest';

export const crossRegionSameRegion: Rule<'copy-cross-region'> = {
  id: 'cross-region-same-region',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    const target = step.target_region;
    const image = context.find('images', step.image);
    const region = context.of(image, 'region');
    if (target === undefined || image === undefined || region?.value !== target.value) return;
    yield {
      at: target.at,
      message: message('cross-region-same-region', { image: image.name, region: target.value }),
      reasons: [region.why],
      fixes: () => copyWithinRegion(step, image, context),
    };
  },
};

/** Copies the image within its region instead. */
function copyWithinRegion(step: Step<'copy-cross-region'>, image: Image, context: CheckContext): readonly Fix[] {
  const kind = knownValue(image.facts.kind);
  if (kind === 'iso' || kind === 'full-ecs') return [];
  const foreign = ['target_region', 'project_name', 'agency', 'vault'].filter((field) => step.written.has(field));
  const instead: readonly Change[] = [
    setField(step, 'action', 'copy-in-region'),
    ...foreign.map((field) => removeField(step, field)),
  ];
  if (knownValue(image.facts.encrypted) !== true)
    return [{ title: message('fix.copy-in-region-instead'), changes: instead }];
  return [
    ...usableKeys(image.facts, context).map((key) => ({
      title: message('fix.copy-in-region-with-key', { key }),
      changes: [...instead, setField(step, 'key', key)],
    })),
    { title: message('fix.copy-in-region-unencrypted'), changes: [...instead, setField(step, 'key', 'none')] },
  ];
}
