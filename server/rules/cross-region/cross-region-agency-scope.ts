import { message } from '../../messages/message';
import { isAll } from '../agencies';
import type { Rule } from '../rule';

export const crossRegionAgencyScope: Rule<'copy-cross-region'> = {
  id: 'cross-region-agency-scope',
  severity: 'warning',
  on: ['copy-cross-region'],
  *check(step, facts) {
    const agency = facts.find('agencies', step.agency);
    const projects = facts.of(agency, 'projects');
    if (step.agency === undefined || agency === undefined || projects === undefined) return;
    if (!isAll(projects.value)) return;
    const { spot } = agency;
    const target = step.target_region?.value;
    yield {
      at: step.agency.at,
      message: message('cross-region-agency-scope', { agency: agency.name }),
      because: [projects.why],
      fixes: () =>
        spot === undefined || target === undefined
          ? []
          : [
              {
                title: message('fix.grant-on-project', { agency: agency.name, project: target }),
                changes: [{ do: 'set', at: { piece: spot.piece, path: [...spot.path, 'projects'] }, value: [target] }],
              },
            ],
    };
  },
};
