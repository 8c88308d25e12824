import { message } from '../../messages/message';
import { isAll } from '../agencies';
import { setTo } from '../fixes';
import type { Rule } from '../rule';

export const crossRegionAgencyScope: Rule<'copy-cross-region'> = {
  id: 'cross-region-agency-scope',
  severity: 'warning',
  on: ['copy-cross-region'],
  *check(step, context) {
    const projects = context.factOf('agencies', step.agency, 'projects');
    if (projects === undefined || !isAll(projects.value)) return;
    const { at, entity: agency, why } = projects;
    const project = step.target_region?.value;
    yield {
      at,
      message: message('cross-region-agency-scope', { agency: agency.name }),
      reasons: [why],
      fixes: () => {
        const { name, nodePath } = agency;
        if (nodePath === undefined || project === undefined) return [];
        return [setTo({ nodePath }, 'projects', [project], message('fix.grant-on-project', { agency: name, project }))];
      },
    };
  },
};
