import type { Run } from '../facts/run';
import type { Step } from '../model/manifest';
import { referencesOf, referencesOfThing, type Reference } from '../model/references';
import { sectionNames, type Section } from '../model/sections';
import type { Checked, CheckedDocument } from '../service';
import { spanOf, type Piece, type Place, type Span } from '../text/place';
import { focusAt, spanOn } from './focus';

/** A place that points at something, in the piece that it is in. */
export interface Use extends Pick<Reference, 'leaf' | 'path'> {
  readonly piece: Piece;
}

/** A name of the manifest: everywhere it stands. */
export interface Called {
  readonly document: CheckedDocument;
  readonly name: string;
  /** Where it is declared, or made by a step; absent for an id that is declared nowhere. */
  readonly declared?: Place;
  /** Finds every other place that means it: one pass over the plan. */
  readonly uses: () => readonly Use[];
  /** Whether something else is called so, or is meant to be: one pass over the plan. */
  readonly taken: (to: string) => boolean;
  /** The place at the offset that was asked about. */
  readonly here: Span;
}

/** The name of a section's thing. */
export interface Named extends Called {
  readonly section: Section;
}

/** The name at an offset: a reference, the name of a declared thing, or what a step calls its image. */
export function nameAt(checked: Checked, offset: number): Named | undefined {
  const focus = focusAt(checked, offset);
  if (focus === undefined) return undefined;
  const { document, reference, thing, ran, path, cursor } = focus;
  const { run } = document;
  const here = spanOn(focus);
  const named = (section: Section, name: string): Named => ({
    document,
    section,
    name,
    declared: declaredAt(run, section, name),
    uses: () => usesOf(run, section, name),
    taken: (to) => isTaken(run, section, to),
    here,
  });
  if (reference !== undefined)
    return named(reference.section, identityOf(run, reference.section, reference.leaf.value));
  if (thing !== undefined && path.length === 0 && cursor.on === 'key') return named(thing.section, thing.name);
  const as = ran !== undefined && path[0] === 'as' && 'as' in ran.step ? ran.step.as : undefined;
  if (as === undefined || cursor.on === 'key') return undefined;
  // A name that is taken already stands for nothing: nobody means this place.
  const holds = makerOf(run, as.value) === ran?.step;
  return holds ? named('images', as.value) : { ...named('images', as.value), declared: as.at, uses: () => [] };
}

function identityOf(run: Run, section: Section, ref: string): string {
  return run.world.identity(section, ref) ?? ref;
}

/** The step that makes the image of a name, where no declared image has it. */
function makerOf(run: Run, name: string): Step | undefined {
  return run.manifest.images.has(name) ? undefined : run.makerOf(name);
}

function declaredAt(run: Run, section: Section, name: string): Place | undefined {
  const maker = section === 'images' ? makerOf(run, name) : undefined;
  return run.manifest[section].get(name)?.at ?? (maker !== undefined && 'as' in maker ? maker.as?.at : undefined);
}

/** What is called so now would come to mean another thing of that name. */
function isTaken(run: Run, section: Section, to: string): boolean {
  if (run.manifest[section].has(to) || (section === 'images' && run.makerOf(to) !== undefined)) return true;
  for (const use of referencesIn(run)) if (use.section === section && use.leaf.value === to) return true;
  return false;
}

/** Everything in a plan that points at something, in the order of the sections and steps. */
function* referencesIn({ manifest }: Run): Iterable<Use & Reference> {
  for (const section of sectionNames)
    for (const thing of manifest[section].values())
      for (const each of referencesOfThing(section, thing)) yield { ...each, piece: thing.spot.piece };
  for (const step of manifest.steps) for (const each of referencesOf(step)) yield { ...each, piece: step.spot.piece };
}

function usesOf(run: Run, section: Section, name: string): readonly Use[] {
  const uses: Use[] = [];
  const fields = run.manifest[section].get(name)?.fields as Partial<Record<string, { value: unknown }>> | undefined;
  const id = fields?.[section === 'accounts' ? 'domain_id' : 'id']?.value;
  const ids = new Set([name, typeof id === 'string' ? id.toLowerCase() : name]);
  for (const use of referencesIn(run)) {
    const { value } = use.leaf;
    if (use.section !== section || (value !== name && !ids.has(value.toLowerCase()))) continue;
    if (identityOf(run, section, value) === name) uses.push(use);
  }
  return uses;
}

/** All spans of a name, its declaration first. */
export function spansOf({ declared, uses }: Pick<Called, 'declared' | 'uses'>): readonly Span[] {
  return [...(declared === undefined ? [] : [spanOf(declared)]), ...uses().map(({ leaf }) => spanOf(leaf.at))];
}

/**
 * Where the thing that a name stands for was first declared: of an image that steps made, what they made it from in the end.
 * `undefined` for an id that is declared nowhere.
 */
export function firstDeclared(called: Called | Named): Place | undefined {
  let found = called.declared;
  if (!('section' in called)) return found;
  const { section, name } = called;
  const { run } = called.document;
  let at: { section: Section; name: string } | undefined = { section, name };
  for (const seen = new Set<string>(); at !== undefined && !seen.has(`${at.section} ${at.name}`);) {
    seen.add(`${at.section} ${at.name}`);
    const place = declaredAt(run, at.section, at.name);
    if (place === undefined) break;
    found = place;
    const maker: Step | undefined = at.section === 'images' ? makerOf(run, at.name) : undefined;
    const source: Reference | undefined =
      maker === undefined ? undefined : referencesOf(maker).find((each) => sources.has(each.section));
    at = source && { section: source.section, name: identityOf(run, source.section, source.leaf.value) };
  }
  return found;
}

/** The sections of what images are made from. */
const sources: ReadonlySet<Section> = new Set(['images', 'files', 'servers', 'backups']);
