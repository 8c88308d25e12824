import { message } from '../../messages/message';
import { fieldSpot, removeField, setField } from '../repair';
import type { Rule } from '../rule';

export const crossRegionSameRegion: Rule<'copy-cross-region'> = {
  id: 'cross-region-same-region',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    const target = step.target_region;
    const image = facts.find('images', step.image);
    const region = facts.of(image, 'region');
    if (target === undefined || image === undefined || region?.value !== target.value) return;
    const kind = image.facts.kind;
    const copyable = !(kind.known && (kind.value === 'iso' || kind.value === 'full-ecs'));
    const foreign = ['target_region', 'project_name', 'agency', 'vault'].filter((field) => step.given.has(field));
    yield {
      at: target.at,
      message: message('cross-region-same-region', { image: image.name, region: target.value }),
      because: [region.why],
      fixes: () =>
        copyable
          ? [
              {
                title: message('fix.copy-in-region-instead'),
                changes: [
                  { do: 'set', at: fieldSpot(step, 'action'), value: 'copy-in-region' },
                  ...foreign.map((field) => removeField(step, field)),
                  ...(image.facts.encrypted.known && image.facts.encrypted.value
                    ? [setField(step, 'key', 'none')]
                    : []),
                ],
              },
            ]
          : [],
    };
  },
};
