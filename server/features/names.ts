import type { Run } from '../facts/run';
import type { Leaf } from '../model/leaf';
import { referencesOf, referencesOfThing } from '../model/references';
import { nameForm, sectionNames, type Section } from '../model/sections';
import type { Checked, CheckedDocument } from '../service';
import { scalarLike } from '../syntax/render';
import type { Edit } from '../text/edit';
import { spanOf, type Place, type Span } from '../text/place';
import { focusAt } from './focus';

/** A name of the manifest: what it stands for, and everywhere it stands. */
export interface Named {
  readonly document: CheckedDocument;
  readonly section: Section;
  readonly name: string;
  /** Where it is declared, or made by a step; absent for an id that is declared nowhere. */
  readonly declared?: Place;
  /** Every other place that means it. */
  readonly uses: readonly Leaf<string>[];
  /** The place at the offset that was asked about. */
  readonly here: Span;
}

/** The name at an offset: a reference, the name of a declared thing, or what a step calls its image. */
export function nameAt(checked: Checked, offset: number): Named | undefined {
  const focus = focusAt(checked, offset);
  if (focus === undefined) return undefined;
  const { document, reference, thing, ran, path, cursor } = focus;
  const { run } = document;
  const here = { start: cursor.entry.piece.start + cursor.span.start, end: cursor.entry.piece.start + cursor.span.end };
  if (reference !== undefined) {
    const name = identityOf(run, reference.section, reference.leaf.value);
    return { document, section: reference.section, name, ...placesOf(run, reference.section, name), here };
  }
  if (thing !== undefined && path.length === 0 && cursor.on === 'key') {
    return { document, ...thing, ...placesOf(run, thing.section, thing.name), here };
  }
  const as = ran !== undefined && path[0] === 'as' && 'as' in ran.step ? ran.step.as : undefined;
  if (as === undefined || cursor.on === 'key') return undefined;
  return { document, section: 'images', name: as.value, ...placesOf(run, 'images', as.value), here };
}

function identityOf(run: Run, section: Section, ref: string): string {
  return run.world.identity(section, ref) ?? ref;
}

/** Where a name is declared, and where it is used. */
function placesOf(run: Run, section: Section, name: string): Pick<Named, 'declared' | 'uses'> {
  const maker = section === 'images' ? run.makerOf(name) : undefined;
  const declared =
    run.manifest[section].get(name)?.at ?? (maker !== undefined && 'as' in maker ? maker.as?.at : undefined);
  const all = [
    ...sectionNames.flatMap((each) =>
      [...run.manifest[each].values()].flatMap((thing) => referencesOfThing(each, thing)),
    ),
    ...run.manifest.steps.flatMap((step) => referencesOf(step)),
  ];
  const uses = all
    .filter((reference) => reference.section === section && identityOf(run, section, reference.leaf.value) === name)
    .map((reference) => reference.leaf);
  return { declared, uses };
}

/** All spans of a name, its declaration first. */
export function spansOf({ declared, uses }: Named): readonly Span[] {
  return [...(declared === undefined ? [] : [spanOf(declared)]), ...uses.map((use) => spanOf(use.at))];
}

/** Why a name cannot be changed so. */
export type Refusal = 'rename.form' | 'rename.taken' | 'rename.not-here';

/** The edits that give a name another one everywhere; references by id stay as they are. */
export function renamed(checked: Checked, named: Named, to: string): readonly Edit[] | Refusal {
  const { document, section, declared, uses, name } = named;
  if (declared === undefined) return 'rename.not-here';
  if (!nameForm.test(to)) return 'rename.form';
  const { run } = document;
  const taken = run.manifest[section].has(to) || (section === 'images' && run.makerOf(to) !== undefined);
  if (taken && to !== name) return 'rename.taken';
  const places = [declared, ...uses.filter((use) => use.value === name).map((use) => use.at)];
  const spans = places
    .map(spanOf)
    .filter((span, index, all) => all.findIndex((other) => other.start === span.start) === index);
  // A name that comes through an alias stands where its anchor is; there it is changed once.
  const own = spans.filter((span) => !checked.text.slice(span.start, span.end).startsWith('*'));
  return own.map((span) => ({ ...span, newText: scalarLike(checked.text.slice(span.start, span.end), to, false) }));
}
