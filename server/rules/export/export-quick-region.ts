import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { exportFormat, setField } from '../repair';
import type { Rule } from '../rule';

export const exportQuickRegion: Rule<'export'> = {
  id: 'export-quick-region',
  severity: 'warning',
  on: ['export'],
  *check(step, facts) {
    const { is_quick_export: quick } = step;
    if (quick?.value !== true) return;
    const region = facts.of(facts.find('images', step.image), 'region');
    if (region === undefined || !holds(limit('export-quick-region').values, region.value)) return;
    yield {
      at: quick.key,
      message: message('export-quick-region', { region: region.value }),
      because: [region.why],
      fixes: () => [
        {
          title: message('fix.ordinary-export'),
          changes: [
            setField(step, 'is_quick_export', false),
            ...(step.given.has('file_format') ? [] : [setField(step, 'file_format', exportFormat(step))]),
          ],
        },
      ],
    };
  },
};
