import type { Run } from '../facts/run';
import type { Step } from '../model/manifest';
import { referencesOf, referencesOfThing, type Reference } from '../model/references';
import { sectionNames, type Section } from '../model/sections';
import type { Checked, CheckedDocument } from '../service';
import { spanOf, touches, type Piece, type Place, type Span } from '../text/place';
import { focusAt, spanOn, type Focus } from './focus';
import { nodeIn, shownOf } from './written';

/** A place that points at something, in the piece that it is in. */
export interface Use extends Pick<Reference, 'leaf' | 'path'> {
  readonly piece: Piece;
}

/** A name of the manifest: everywhere it stands. */
export interface Called {
  readonly text: string;
  readonly document: CheckedDocument;
  readonly name: string;
  /** Where it is declared, or made by a step: all of the scalar. Absent for an id that is declared nowhere. */
  readonly declared?: Place;
  /** Finds every other place that means it: one pass over the plan. */
  readonly uses: () => readonly Use[];
  /** Whether something else is called so, or is meant to be: one pass over the plan. */
  readonly taken: (to: string) => boolean;
  /** The characters of the name at the offset that was asked about. */
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
  const { text } = checked;
  const here = hereOn(text, focus, offset);
  if (here === undefined) return undefined;
  const named = (section: Section, name: string): Named => ({
    text,
    document,
    section,
    name,
    declared: declaredAt(document, section, name),
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
  return holds
    ? named('images', as.value)
    : { ...named('images', as.value), declared: asAt(document, ran?.step), uses: () => [] };
}

/** The characters of the name at an offset. The header of a block scalar and what is beside its text are not the name. */
export function hereOn(text: string, focus: Focus, offset: number): Span | undefined {
  const whole = spanOn(focus);
  const here = shownOf(text, whole);
  return touches(here, offset) || /["']/.test(text.charAt(whole.start)) ? here : undefined;
}

function identityOf(run: Run, section: Section, ref: string): string {
  return run.world.identity(section, ref) ?? ref;
}

/** The step that makes the image of a name, where no declared image has it. */
function makerOf(run: Run, name: string): Step | undefined {
  return run.manifest.images.has(name) ? undefined : run.makerOf(name);
}

function declaredAt(document: CheckedDocument, section: Section, name: string): Place | undefined {
  const { run } = document;
  const declared = run.manifest[section].get(name)?.at;
  return declared ?? (section === 'images' ? asAt(document, makerOf(run, name)) : undefined);
}

/** Where a step says what it calls its image. */
function asAt({ syntax }: CheckedDocument, step: Step | undefined): Place | undefined {
  if (step === undefined || !('as' in step) || step.as === undefined) return undefined;
  const { piece, path } = step.spot;
  const node = nodeIn(syntax, piece, [...path, 'as']);
  return node === undefined ? step.as.at : { piece, start: node.start, end: node.end };
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

/** Where a place that means a name is written: all of the scalar. */
export function spanOfUse({ syntax }: CheckedDocument, { leaf, piece, path }: Use): Span {
  const node = nodeIn(syntax, piece, path);
  return spanOf(node === undefined ? leaf.at : { piece, start: node.start, end: node.end });
}

/** The characters of a name everywhere, those of its declaration first. */
export function spansOf({ text, document, declared, uses }: Omit<Called, 'name' | 'taken' | 'here'>): readonly Span[] {
  const places = [
    ...(declared === undefined ? [] : [spanOf(declared)]),
    ...uses().map((use) => spanOfUse(document, use)),
  ];
  return places.map((span) => shownOf(text, span));
}

/**
 * Where the thing that a name stands for was first declared: of an image that steps made, what they made it from in the end.
 * `undefined` for an id that is declared nowhere.
 */
export function firstDeclared(called: Called | Named): Span | undefined {
  let found = called.declared;
  const shown = (): Span | undefined => found && shownOf(called.text, spanOf(found));
  if (!('section' in called)) return shown();
  const { section, name } = called;
  const { run } = called.document;
  let at: { section: Section; name: string } | undefined = { section, name };
  for (const seen = new Set<string>(); at !== undefined && !seen.has(`${at.section} ${at.name}`);) {
    seen.add(`${at.section} ${at.name}`);
    const place = declaredAt(called.document, at.section, at.name);
    if (place === undefined) break;
    found = place;
    const maker: Step | undefined = at.section === 'images' ? makerOf(run, at.name) : undefined;
    const source: Reference | undefined =
      maker === undefined ? undefined : referencesOf(maker).find((each) => sources.has(each.section));
    at = source && { section: source.section, name: identityOf(run, source.section, source.leaf.value) };
  }
  return shown();
}

/** The sections of what images are made from. */
const sources: ReadonlySet<Section> = new Set(['images', 'files', 'servers', 'backups']);
