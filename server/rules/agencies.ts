import { holds, limit } from '../catalog/limits';
import type { Ask } from '../facts/ask';
import type { ImageKind } from '../facts/view';
import type { Leaf } from '../model/leaf';
import type { Step } from '../model/manifest';
import { firstWhere } from '../text/halving';
import { remembered } from '../text/remembered';
import { choices } from './repair';

type Projects = 'all' | readonly Leaf<string>[];
type Policies = readonly Leaf<string>[];

const namesIn = remembered((list: readonly Leaf<string>[]) => new Set(list.map(({ value }) => value)));
const inOrder = remembered((list: readonly Leaf<string>[]) => list.map(({ value }) => value).sort());
const hasIds = remembered((list: readonly Leaf<string>[]) => list.some(({ value }) => /^[0-9a-f]{32}$/i.test(value)));
const allDocumented = remembered((list: Policies) => {
  const { values, fullEcs } = limit('cross-region-agency-permission');
  return list.every(({ value }) => holds([...values, ...fullEcs], value));
});

/** Whether an agency that is delegated to a service is one of IMS: in one of the spellings of the console, the API and IAM. */
export function isIms(service: string): boolean {
  const plain = (text: string): string => text.replaceAll(' ', '').toLowerCase();
  return limit('cross-region-agency-missing').values.some((spelling) => plain(spelling) === plain(service));
}

/** Whether the projects on which an agency has its rights are all of them. */
export function isAll(projects: Projects): boolean {
  return typeof projects === 'string' || namesIn(projects).has('all');
}

/** Whether one of some projects is in a region: it is named like the region, or begins with its name. */
function holdsRegion(projects: readonly Leaf<string>[], region: string): boolean {
  const names = inOrder(projects);
  const from = (name: string): string => names[firstWhere(names.length, (index) => (names[index] ?? '') >= name)] ?? '';
  return from(region) === region || from(`${region}_`).startsWith(`${region}_`);
}

/**
 * Whether rights on some projects are rights on the project that a copy goes to. Rights on the project of the region say nothing
 * for certain of a project below it, and neither does an id.
 */
export function isGranted(
  projects: Projects,
  { target_region, project_name }: Step<'copy-cross-region'>,
): boolean | 'unknown' {
  const target = target_region?.value;
  if (typeof projects === 'string' || isAll(projects)) return true;
  if (target === undefined) return 'unknown';
  const names = namesIn(projects);
  const named = project_name?.value;
  const wanted = named === target || named?.startsWith(`${target}_`) === true ? named : undefined;
  if (wanted === undefined ? holdsRegion(projects, target) : names.has(wanted)) return true;
  return (wanted !== undefined && names.has(target)) || hasIds(projects) ? 'unknown' : false;
}

/** The policies that a copy of an image needs: one of them is enough. Of a kind that is not known, those of any kind. */
export function neededPolicies(kind: ImageKind | undefined): readonly string[] {
  const { values: usual, fullEcs } = limit('cross-region-agency-permission');
  return kind === undefined ? [...usual, ...fullEcs] : kind === 'full-ecs' ? fullEcs : usual;
}

/** Whether policies are enough for a copy. A policy that no document names may be. */
export function isPermitted(policies: Policies, kind: ImageKind | undefined): boolean | 'unknown' {
  const names = namesIn(policies);
  const has = (list: readonly string[]): boolean => list.some((policy) => names.has(policy));
  if (has(limit('cross-region-agency-permission').broad)) return true;
  if (names.size === 0) return false;
  if (kind === undefined) return 'unknown';
  if (has(neededPolicies(kind))) return true;
  return allDocumented(policies) ? false : 'unknown';
}

/** The declared agencies that nothing known speaks against for a copy. */
export function agenciesFor(step: Step<'copy-cross-region'>, facts: Ask): readonly string[] {
  const image = facts.run.find('images', step.image, facts.ran?.start ?? 0);
  const kind = image?.facts.kind.known === true ? image.facts.kind.value : undefined;
  return choices(facts.run.things('agencies').keys(), (name) => {
    const agency = facts.run.world.find('agencies', name)?.facts;
    if (agency === undefined) return false;
    const { trusts, projects, policies } = agency;
    if (trusts.known && !isIms(trusts.value)) return false;
    if (projects.known && (isAll(projects.value) || isGranted(projects.value, step) === false)) return false;
    return !policies.known || isPermitted(policies.value, kind) === true;
  });
}
