import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import { definitionAt, definitionOf, topField, type Definition } from '../model/describe';
import { referencesOf, referencesOfThing, type Reference } from '../model/references';
import { sectionNames, type Section } from '../model/sections';
import type { Checked, CheckedDocument } from '../service';
import { cursorAt, type Cursor } from '../syntax/cursor';
import type { Path } from '../syntax/change';
import type { Section as SectionSyntax } from '../syntax/node';
import { firstWhere } from '../text/halving';
import { touches, type Piece, type Span } from '../text/place';

/** What stands at an offset of a file, in the manifest's terms. */
export interface Focus {
  readonly document: CheckedDocument;
  readonly cursor: Cursor;
  /** The step that the offset is in. */
  readonly ran?: Ran;
  /** The section of the declared thing that the offset is in, and the thing's name. */
  readonly thing?: { readonly section: Section; readonly name: string };
  /** The path below the step or thing. */
  readonly path: Path;
  /** The reference that the offset is on. */
  readonly reference?: Reference;
}

/** What stands at an offset; `undefined` between things. */
export function focusAt(checked: Checked, offset: number): Focus | undefined {
  const cursor = cursorAt(checked.syntax, offset);
  const document = checked.documents.find((each) => each.syntax === cursor?.document);
  if (cursor === undefined || document === undefined) return undefined;
  const [top, name] = cursor.entry.path;
  if (typeof name === 'number') {
    const ran = stepAt(document.run, cursor.entry.piece, cursor.path);
    const path = ran === undefined ? cursor.path : cursor.path.slice(ran.step.spot.path.length);
    return {
      document,
      cursor,
      ran,
      path,
      reference: ran === undefined ? undefined : on(cursor, referencesOf(ran.step)),
    };
  }
  const section = sectionNames.find((each) => each === top);
  if (section === undefined || name === undefined) return { document, cursor, path: cursor.path };
  const declared = document.run.manifest[section].get(name);
  const reference = declared === undefined ? undefined : on(cursor, referencesOfThing(section, declared));
  return { document, cursor, thing: { section, name }, path: cursor.path, reference };
}

/** The place in the file of the value or name that the offset is on. */
export function spanOn({ cursor: { entry, span } }: Focus): Span {
  return { start: entry.piece.start + span.start, end: entry.piece.start + span.end };
}

/** The section whose name stands at an offset. */
export function sectionAt(checked: Checked, offset: number): SectionSyntax | undefined {
  for (const { sections } of checked.syntax.documents) {
    const found = sections.find(({ key }) => touches(key, offset));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The index of the first step whose piece begins at a file offset or behind it: steps stand in the order of the text. */
export function firstStepFrom({ ran }: Run, offset: number): number {
  return firstWhere(ran.length, (index) => (ran[index]?.step.spot.piece.start ?? Infinity) >= offset);
}

/** The step of a piece that a path leads into. */
function stepAt(run: Run, piece: Piece, path: Path): Ran | undefined {
  const { ran } = run;
  for (let index = firstStepFrom(run, piece.start); ran[index]?.step.spot.piece === piece; index++) {
    const found = ran[index];
    if (found !== undefined && startsWith(path, found.step.spot.path)) return found;
  }
  return undefined;
}

function on(cursor: Cursor, references: readonly Reference[]): Reference | undefined {
  if (cursor.on === 'key') return undefined;
  return references.find(({ path }) => path.length === cursor.path.length && startsWith(cursor.path, path));
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((part, index) => part === path[index]);
}

/** A field by its name, with what the format says of it. */
interface Described {
  readonly name: string;
  readonly definition: Definition;
}

/** The field at the offset, or the nearest around it that the format says something of. */
export function fieldAt(focus: Focus): Described | undefined {
  const [top, inner] = focus.cursor.entry.path;
  for (let length = focus.path.length; length >= (inner === undefined ? 0 : 1); length--) {
    const path = focus.path.slice(0, length);
    const definition = definitionFor({ ...focus, path });
    const name = path.findLast((part) => typeof part === 'string') ?? top;
    if (definition?.description !== undefined) return { name, definition };
  }
  return undefined;
}

/** What the format says at a path below a step, a thing or a document. */
function definitionFor({ cursor, ran, thing, path }: Focus): Definition | undefined {
  const [top, inner] = cursor.entry.path;
  if (ran !== undefined) return definitionAt(definitionOf(ran.step.action), path);
  if (thing !== undefined) return definitionAt(definitionOf(thing.section), path);
  if (inner === undefined) return path.length === 0 ? topField(top) : undefined;
  return top === 'operations' ? definitionAt(definitionOf('parallel'), path.slice(0, 1)) : undefined;
}
