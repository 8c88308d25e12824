import { message } from '../../messages/message';
import { isGranted, isPermitted, neededPolicies } from '../agencies';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const crossRegionAgencyPermission: Rule<'copy-cross-region'> = {
  id: 'cross-region-agency-permission',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    const agency = context.find('agencies', step.agency);
    const target = step.target_region;
    if (step.agency === undefined || agency === undefined || target === undefined) return;
    const { at } = step.agency;
    const projects = context.of(agency, 'projects');
    const granted = projects === undefined ? true : isGranted(projects.value, step);
    if (granted === 'unknown') context.cannotTell();
    if (projects !== undefined && granted === false) {
      const { project_name: project } = step;
      yield {
        at,
        message: message('cross-region-agency-permission.project', {
          agency: agency.name,
          project: project?.value.startsWith(`${target.value}_`) === true ? project.value : target.value,
        }),
        reasons: [projects.why],
      };
    }
    const policies = context.of(agency, 'policies');
    if (policies === undefined) return;
    const image = context.find('images', step.image);
    // Without a policy, or with a broad one, the kind of image does not matter.
    const any = isPermitted(policies.value, undefined);
    const kind = any === 'unknown' ? context.of(image, 'kind') : undefined;
    const permitted = kind === undefined ? any : isPermitted(policies.value, kind.value);
    if (permitted === true || (permitted === 'unknown' && kind === undefined)) return;
    const needed = neededPolicies(knownValue(image?.facts.kind));
    const args = { agency: agency.name, policies: needed };
    yield {
      at,
      severity: permitted === 'unknown' ? 'warning' : 'error',
      message:
        permitted === 'unknown'
          ? message('cross-region-agency-permission.unknown', args)
          : message('cross-region-agency-permission', args),
      reasons: [policies.why, kind?.why],
    };
  },
};
