import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Leaf } from '../../model/leaf';
import { firstWhere } from '../../text/halving';
import { remembered } from '../../text/remembered';
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
      if (!holdsRegion(inOrder(projects.value), target.value)) {
        yield {
          at: step.agency.at,
          message: message('cross-region-agency-permission.project', { agency: agency.name, target: target.value }),
          because: [projects.why],
        };
      }
    }
    const policies = facts.of(agency, 'policies');
    if (policies === undefined) return;
    const names = namesIn(policies.value);
    const any = (list: readonly string[]): boolean => list.some((name) => names.has(name));
    const { values: usual, fullEcs, broad } = limit('cross-region-agency-permission');
    if (any(broad)) return;
    const kind = facts.of(facts.find('images', step.image), 'kind');
    if (kind === undefined) return;
    const needed = kind.value === 'full-ecs' ? fullEcs : usual;
    if (any(needed)) return;
    const known = names.size === 0 || any(usual) || any(fullEcs);
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

const namesIn = remembered((list: readonly Leaf<string>[]) => new Set(list.map(({ value }) => value)));
const inOrder = remembered((list: readonly Leaf<string>[]) => list.map(({ value }) => value).sort());

/** Whether one of some projects in alphabetical order is in a region: it is named like the region, or begins with its name. */
function holdsRegion(projects: readonly string[], region: string): boolean {
  const from = (name: string): string =>
    projects[firstWhere(projects.length, (index) => (projects[index] ?? '') >= name)] ?? '';
  return from(region) === region || from(`${region}_`).startsWith(`${region}_`);
}
