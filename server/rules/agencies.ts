import { holds, limit } from '../catalog/limits';
import type { CheckContext } from '../facts/check-context';
import type { ImageKind } from '../facts/entity';
import type { Located } from '../model/located';
import type { Step } from '../model/manifest';
import { lowerBound } from '../text/binary-search';
import { memoize } from '../text/memoize';
import { belongsTo, choices } from './fixes';
import { knownValue } from '../facts/fact';

type Projects = 'all' | readonly Located<string>[];
type Policies = readonly Located<string>[];

const namesIn = memoize((list: readonly Located<string>[]) => new Set(list.map(({ value }) => value)));
const inOrder = memoize((list: readonly Located<string>[]) => list.map(({ value }) => value).sort());
const hasIds = memoize((list: readonly Located<string>[]) => list.some(({ value }) => /^[0-9a-f]{32}$/i.test(value)));
const allDocumented = memoize((list: Policies) => {
  const { values, fullEcs } = limit('cross-region-agency-permission');
  return list.every(({ value }) => holds([...values, ...fullEcs], value));
});

/** Whether the service that an agency is delegated to is IMS, in any spelling of the console, the API or IAM. */
export function isIms(service: string): boolean {
  const plain = (text: string): string => text.replaceAll(' ', '').toLowerCase();
  return limit('cross-region-agency-missing').values.some((spelling) => plain(spelling) === plain(service));
}

/** Whether an agency has its permissions in all projects. */
export function isAll(projects: Projects): boolean {
  return typeof projects === 'string' || namesIn(projects).has('all');
}

/** Whether one of the projects belongs to a region: its name is the region's ID or starts with it. */
function holdsRegion(projects: readonly Located<string>[], region: string): boolean {
  const names = inOrder(projects);
  const from = (name: string): string => names[lowerBound(names.length, (index) => (names[index] ?? '') >= name)] ?? '';
  return from(region) === region || from(`${region}_`).startsWith(`${region}_`);
}

/**
 * Whether permissions in these projects cover the project that a copy goes to. A permission in a region's own project says nothing
 * definite about its subprojects, and neither does a project ID.
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

/** The policies for copying an image; one of them is enough. If the kind is unknown, the policies for every kind. */
export function neededPolicies(kind: ImageKind | undefined): readonly string[] {
  const { values: usual, fullEcs } = limit('cross-region-agency-permission');
  return kind === undefined ? [...usual, ...fullEcs] : kind === 'full-ecs' ? fullEcs : usual;
}

/** Whether the policies are sufficient for a copy. A policy that the documents do not mention may be. */
export function isPermitted(policies: Policies, kind: ImageKind | undefined): boolean | 'unknown' {
  const names = namesIn(policies);
  const has = (list: readonly string[]): boolean => list.some((policy) => names.has(policy));
  if (has(limit('cross-region-agency-permission').broad)) return true;
  if (names.size === 0) return false;
  if (kind === undefined) return 'unknown';
  if (has(neededPolicies(kind))) return true;
  return allDocumented(policies) ? false : 'unknown';
}

/** The declared agencies that no known fact rules out for a copy. */
export function agenciesFor(step: Step<'copy-cross-region'>, context: CheckContext): readonly string[] {
  const kind = knownValue(context.find('images', step.image)?.facts.kind);
  return choices(context.evaluation.things('agencies').keys(), (name) => {
    const agency = context.evaluation.symbols.find('agencies', name);
    if (agency === undefined || !belongsTo(agency, context)) return false;
    const { trusts, projects, policies } = agency.facts;
    if (trusts.known && !isIms(trusts.value)) return false;
    if (projects.known && (isAll(projects.value) || isGranted(projects.value, step) === false)) return false;
    return !policies.known || isPermitted(policies.value, kind) === true;
  });
}
