import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { standardExport } from '../fixes';

export const exportQuickRegion: Rule<'export'> = {
  id: 'export-quick-region',
  severity: 'warning',
  on: ['export'],
  *check(step, context) {
    const { is_quick_export: quick } = step;
    if (quick?.value !== true) return;
    const region = context.of(context.find('images', step.image), 'region');
    if (region === undefined || !holds(limit('export-quick-region').values, region.value)) return;
    yield {
      at: quick.key,
      message: message('export-quick-region', { region: region.value }),
      reasons: [region.why],
      fixes: () => [standardExport(step)],
    };
  },
};
