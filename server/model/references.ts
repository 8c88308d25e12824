import type { Path } from '../syntax/change';
import { actions, type Action, type ActionRow } from './actions';
import { memoize } from '../text/memoize';
import { targetIn, type RefTarget } from './decoders';
import type { Located } from './located';
import type { Manifest, Step, Thing } from './manifest';
import { sectionFields } from './section-fields';
import { perSection, type Section } from './sections';

/** A value that refers to a declaration of a section. */
export interface Reference {
  readonly section: Section;
  readonly leaf: Located<string>;
  /** Its path from the value of its entry. */
  readonly path: Path;
}

/** The maximum number of images of one step that are checked: far more than a call accepts, and few enough to combine with recipients. */
const IMAGES_LIMIT = 100;

const ofActions = new Map<string, RefTarget>(
  Object.entries(actions).map(([action, { fields }]) => [action, targetIn(fields) ?? {}]),
);
const ofSections = perSection((section) => targetIn(sectionFields[section]) ?? {});

/** All references of a step, in the order of its action's fields. Disks are not in a separate section, so they are not included. */
export function referencesOf(step: Step): readonly Reference[] {
  const found: Reference[] = [];
  collectIn(step, ofActions.get(step.action), step.nodePath.path, found);
  return found;
}

/** The references at the top of a manifest. */
export function referencesOfTop({ actor: { account } }: Pick<Manifest, 'actor'>): readonly Reference[] {
  return account === undefined ? [] : [{ section: 'accounts', leaf: account, path: [] }];
}

/** All references of a declaration. */
export function referencesOfThing(section: Section, { fields }: Thing<Section>): readonly Reference[] {
  const found: Reference[] = [];
  collectIn(fields, ofSections[section], [], found);
  return found;
}

function collectIn(fields: object, target: RefTarget | undefined, path: Path, found: Reference[]): void {
  for (const [name, inner] of target?.fields ?? []) {
    const leaf = (fields as Readonly<Record<string, Located<unknown> | undefined>>)[name];
    if (leaf !== undefined) collect(leaf, inner, [...path, name], found);
  }
}

function collect(leaf: Located<unknown>, target: RefTarget | undefined, path: Path, found: Reference[]): void {
  if (target === undefined) return;
  const { section, except, each } = target;
  const { value } = leaf;
  if (isText(leaf)) {
    if (section !== undefined && value !== except) found.push({ section, leaf, path });
  } else if (Array.isArray(value)) {
    value.forEach((item: Located<unknown>, index) => {
      collect(item, each, [...path, index], found);
    });
  } else if (value instanceof Map) {
    for (const [name, item] of value as ReadonlyMap<string, Located<unknown>>)
      collect(item, each, [...path, name], found);
  } else if (typeof value === 'object' && value !== null) collectIn(value, target, path, found);
}

function isText(leaf: Located<unknown>): leaf is Located<string> {
  return typeof leaf.value === 'string';
}

/** The section that the value at a path of a step, a declaration, or the top refers to. For a list of references, the section of its items. */
export function sectionReferredTo(kind: Section | Action | 'top', path: Path): Section | undefined {
  if (kind === 'top') return path[0] === 'account' ? 'accounts' : undefined;
  let target: RefTarget | undefined = ofActions.get(kind) ?? ofSections[kind as Section];
  for (const part of path) target = target?.fields?.get(String(part)) ?? target?.each;
  return target?.section ?? target?.each?.section;
}

/** The references in the fields for the inputs of a step. */
export function sourcesOf(step: Step): readonly Reference[] {
  const { from }: ActionRow = actions[step.action];
  const { length } = step.nodePath.path;
  return referencesOf(step).filter(({ path }) => from.includes(String(path[length])));
}

/** The references of a step to its input images. */
export const imageRefs = memoize((step: Step): readonly Located<string>[] =>
  referencesOf(step)
    .flatMap(({ section, leaf }) => (section === 'images' ? [leaf] : []))
    .slice(0, IMAGES_LIMIT),
);
