import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionAgencyPermission: Rule<'copy-cross-region'> = {
  id: 'cross-region-agency-permission',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    const agency = facts.find('agencies', step.agency);
    const target = step.target_region;
    if (step.agency === undefined || agency === undefined || target === undefined) return;
    const projects = facts.of(agency, 'projects');
    if (projects !== undefined && typeof projects.value !== 'string') {
      const held = projects.value.some(({ value }) => value === target.value || value.startsWith(`${target.value}_`));
      if (!held) {
        yield {
          at: step.agency.at,
          message: message('cross-region-agency-permission.project', { agency: agency.name, target: target.value }),
          because: [projects.why],
        };
      }
    }
    const policies = facts.of(agency, 'policies');
    if (policies === undefined) return;
    const names = policies.value.map(({ value }) => value);
    const { values: usual, fullEcs, broad } = limit('cross-region-agency-permission');
    if (names.some((name) => holds(broad, name))) return;
    const kind = facts.of(facts.find('images', step.image), 'kind');
    if (kind === undefined) return;
    const needed = kind.value === 'full-ecs' ? fullEcs : usual;
    if (names.some((name) => holds(needed, name))) return;
    const known = names.length === 0 || names.some((name) => holds([...usual, ...fullEcs], name));
    const args = { agency: agency.name, policies: needed };
    yield {
      at: step.agency.at,
      severity: known ? 'error' : 'warning',
      message: known
        ? message('cross-region-agency-permission', args)
        : message('cross-region-agency-permission.unknown', args),
      because: [policies.why, kind.why],
    };
  },
};
