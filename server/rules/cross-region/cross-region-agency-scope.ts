import { message } from '../../messages/message';
import { isAll } from '../agencies';
import { setTo } from '../fixes';
import type { Rule } from '../rule';

export const crossRegionAgencyScope: Rule<'copy-cross-region'> = {
  id: 'cross-region-agency-scope',
  severity: 'warning',
  on: ['copy-cross-region'],
  *check(step, context) {
    const agency = context.find('agencies', step.agency);
    const projects = context.of(agency, 'projects');
    if (step.agency === undefined || agency === undefined || projects === undefined) return;
    if (!isAll(projects.value)) return;
    const { nodePath } = agency;
    const target = step.target_region?.value;
    yield {
      at: step.agency.at,
      message: message('cross-region-agency-scope', { agency: agency.name }),
      reasons: [projects.why],
      fixes: () =>
        nodePath === undefined || target === undefined
          ? []
          : [
              setTo(
                { nodePath },
                'projects',
                [target],
                message('fix.grant-on-project', { agency: agency.name, project: target }),
              ),
            ],
    };
  },
};
