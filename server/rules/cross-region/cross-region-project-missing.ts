import { regions } from '../../catalog/regions';
import { message } from '../../messages/message';
import { setTo, addField } from '../fixes';
import type { Rule } from '../rule';

export const crossRegionProjectMissing: Rule<'copy-cross-region'> = {
  id: 'cross-region-project-missing',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    const target = step.target_region?.value;
    const { project_name: project } = step;
    if (context.absent(step, 'project_name')) {
      yield {
        at: step.at,
        message: message('cross-region-project-missing'),
        fixes: () => (target === undefined ? [] : [addField(step, 'project_name', target)]),
      };
      return;
    }
    if (project === undefined || target === undefined) return;
    // A project's name is the region's ID or starts with it.
    const region = regions.find(({ id }) => project.value === id || project.value.startsWith(`${id}_`))?.id;
    if (region === undefined || region === target || project.value.startsWith(`${target}_`)) return;
    yield {
      at: project.at,
      message: message('cross-region-project-missing.region', { project: project.value, region, target }),
      fixes: () => [setTo(step, 'project_name', target)],
    };
  },
};
