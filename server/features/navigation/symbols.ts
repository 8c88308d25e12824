import type { Evaluation } from '../../facts/evaluation';
import type { Step } from '../../model/manifest';
import { referencesOf, referencesOfThing, referencesOfTop, sourcesOf, type Reference } from '../../model/references';
import { declaredId } from '../../model/section-fields';
import { sectionNames, type Section } from '../../model/sections';
import type { Checked, CheckedDocument } from '../../engine/session';
import { sameStart, spanOf, touches, type Anchor, type AnchoredSpan, type Span } from '../../text/anchored-span';
import { cursorContextAt, spanOn, type CursorContext } from '../cursor-context';
import { nodeIn, nodeInFiles, shownOf, shownPlace } from '../written';

/** A reference, with the anchor that contains it. */
export interface Use extends Pick<Reference, 'leaf' | 'path'> {
  readonly anchor: Anchor;
}

/** A name in the manifest, with everything that refers to it. */
export interface SymbolUses {
  readonly checked: Checked;
  readonly document: CheckedDocument;
  readonly name: string;
  /** The section of an entity; absent for a disk. */
  readonly section?: Section;
  /** The scalar of its declaration, or of the step that creates it. Absent for an undeclared ID. */
  readonly declared?: AnchoredSpan;
  /** Finds all references, in one pass over the plan. */
  readonly uses: () => readonly Use[];
  /** Whether another entity has this name, or is referred to by it, in one pass over the plan. */
  readonly taken: (to: string) => boolean;
}

/** An entity of a section. */
type EntitySymbol = SymbolUses & { readonly section: Section };

/** An entity at an offset, and the characters of its name there. */
export type SymbolAtCursor = EntitySymbol & { readonly here: Span };

/** The symbol at an offset: a reference, the name of a declaration, or the name that a step gives to its image. */
export function symbolAt(checked: Checked, offset: number): SymbolAtCursor | undefined {
  const context = cursorContextAt(checked, offset);
  if (context === undefined) return undefined;
  const { document, reference, thing, state, path, cursor } = context;
  const { evaluation } = document;
  const here = hereOn(checked, context, offset);
  if (here === undefined) return undefined;
  const named = (section: Section, name: string): SymbolAtCursor => ({
    ...symbolCalled(checked, document, section, name),
    here,
  });
  if (reference !== undefined)
    return named(reference.section, identityOf(evaluation, reference.section, reference.leaf.value));
  if (thing !== undefined && path.length === 0 && cursor.on === 'key') return named(thing.section, thing.name);
  const as = state !== undefined && path[0] === 'as' && 'as' in state.step ? state.step.as : undefined;
  if (as === undefined || cursor.on === 'key') return undefined;
  // A duplicate name declares nothing, so nothing refers to it.
  const holds = evaluation.producerOf(as.value) === state?.step;
  return holds
    ? named('images', as.value)
    : { ...named('images', as.value), declared: asAt(document, state?.step), uses: () => [] };
}

/** The symbol of a name in a document. */
function symbolCalled(checked: Checked, document: CheckedDocument, section: Section, name: string): EntitySymbol {
  const { evaluation } = document;
  return {
    checked,
    document,
    section,
    name,
    declared: declaredAt(document, section, name),
    uses: () => usesOf(evaluation, section, name),
    taken: (to) => isTaken(evaluation, section, to),
  };
}

/** The same symbol in another check: the declaration at a place, in each document that sees it. */
export function symbolsIn(
  checked: Checked,
  { section, name }: Pick<EntitySymbol, 'section' | 'name'>,
  declared: AnchoredSpan,
): readonly EntitySymbol[] {
  return checked.documents.flatMap((document) => {
    const found = symbolCalled(checked, document, section, name);
    return found.declared !== undefined && sameStart(found.declared, declared) ? [found] : [];
  });
}

/** The characters of the name at an offset. They exclude the header of a block scalar and the space around its text. */
export function hereOn(checked: Checked, context: CursorContext, offset: number): Span | undefined {
  const whole = spanOn(context);
  const here = shownOf(checked, whole);
  return touches(here, offset) || /["']/.test(checked.text.charAt(whole.start)) ? here : undefined;
}

function identityOf(evaluation: Evaluation, section: Section, ref: string): string {
  return evaluation.symbols.canonicalName(section, ref);
}

function declaredAt(document: CheckedDocument, section: Section, name: string): AnchoredSpan | undefined {
  const { evaluation } = document;
  const declared = evaluation.manifest[section].get(name)?.at;
  return declared ?? (section === 'images' ? asAt(document, evaluation.producerOf(name)) : undefined);
}

/** Where a step names its image. */
function asAt({ syntax }: CheckedDocument, step: Step | undefined): AnchoredSpan | undefined {
  if (step === undefined || !('as' in step) || step.as === undefined) return undefined;
  const { anchor, path } = step.nodePath;
  const node = nodeIn(syntax, anchor, [...path, 'as']);
  return node === undefined ? step.as.at : { anchor, start: node.start, end: node.end };
}

/** Renaming would capture existing references. */
function isTaken(evaluation: Evaluation, section: Section, to: string): boolean {
  if (evaluation.manifest[section].has(to) || (section === 'images' && evaluation.producerOf(to) !== undefined))
    return true;
  for (const use of referencesIn(evaluation)) if (use.section === section && use.leaf.value === to) return true;
  return false;
}

/** All references of a plan, in the order of the sections and steps. */
function* referencesIn({ manifest }: Evaluation): Iterable<Use & Reference> {
  for (const each of referencesOfTop(manifest)) yield { ...each, anchor: each.leaf.at.anchor };
  for (const section of sectionNames)
    for (const thing of manifest[section].values())
      for (const each of referencesOfThing(section, thing)) yield { ...each, anchor: thing.nodePath.anchor };
  for (const step of manifest.steps)
    for (const each of referencesOf(step)) yield { ...each, anchor: step.nodePath.anchor };
}

/** The references to an entity, by name or ID. */
export function usesOf(evaluation: Evaluation, section: Section, name: string): readonly Use[] {
  const uses: Use[] = [];
  const ids = new Set([name, declaredId(section, evaluation.manifest[section].get(name)?.fields) ?? name]);
  for (const use of referencesIn(evaluation)) {
    const { value } = use.leaf;
    if (use.section !== section || (value !== name && !ids.has(value.toLowerCase()))) continue;
    if (identityOf(evaluation, section, value) === name) uses.push(use);
  }
  return uses;
}

/** The whole scalar of a reference. */
export function placeOfUse(checked: Checked, { leaf, anchor, path }: Use): AnchoredSpan {
  const node = nodeInFiles(checked, anchor, path);
  return node === undefined ? leaf.at : { anchor, start: node.start, end: node.end };
}

/** The characters of all occurrences of a name in any of the files, its declaration first. */
export function placesOf({ checked, declared, uses }: SymbolUses): readonly AnchoredSpan[] {
  const places = [...(declared === undefined ? [] : [declared]), ...uses().map((use) => placeOfUse(checked, use))];
  return places.map((place) => shownPlace(checked, place));
}

/** The occurrences of a name in the file that was checked. */
export function spansOf(symbol: SymbolUses): readonly Span[] {
  return placesOf(symbol).flatMap((place) => (place.anchor.source === symbol.checked.source ? [spanOf(place)] : []));
}

/**
 * The declaration that a name originates from; for an image created by steps, the declaration of its first source. `undefined` for
 * an undeclared ID.
 */
export function firstDeclared({ checked, document, section, name, declared }: SymbolUses): AnchoredSpan | undefined {
  const { evaluation } = document;
  let found = declared;
  const seen = new Set<string>();
  for (let at = section && { section, name }; at !== undefined && !seen.has(`${at.section} ${at.name}`);) {
    seen.add(`${at.section} ${at.name}`);
    const place = declaredAt(document, at.section, at.name);
    if (place === undefined) break;
    found = place;
    const producer = at.section === 'images' ? evaluation.producerOf(at.name) : undefined;
    const [source]: readonly Reference[] = producer === undefined ? [] : sourcesOf(producer);
    at = source && { section: source.section, name: identityOf(evaluation, source.section, source.leaf.value) };
  }
  return found && shownPlace(checked, found);
}
