import type { StepState } from '../facts/step-state';
import { definitionAt, definitionOf, topField, type Definition } from '../model/schema-lookup';
import { referencesOf, referencesOfThing, referencesOfTop, type Reference } from '../model/references';
import { sectionNames, type Section } from '../model/sections';
import type { Checked, CheckedDocument } from '../engine/session';
import { cursorAt, type Cursor } from '../syntax/cursor';
import type { Path } from '../syntax/change';
import type { SyntaxSection } from '../syntax/node';
import { touches, type Span } from '../text/anchored-span';
import { stepsAt } from './steps-in';

/** What is at an offset of a file, in terms of the manifest. */
export interface CursorContext {
  readonly document: CheckedDocument;
  readonly cursor: Cursor;
  /** The step around the offset. */
  readonly state?: StepState;
  /** The section and name of the declaration around the offset. */
  readonly thing?: { readonly section: Section; readonly name: string };
  /** The path in the step or declaration. */
  readonly path: Path;
  /** The reference at the offset. */
  readonly reference?: Reference;
}

/** What is at an offset; `undefined` between entries. */
export function cursorContextAt(checked: Checked, offset: number): CursorContext | undefined {
  const cursor = cursorAt(checked.syntax, offset);
  const document = checked.documents.find((each) => each.syntax === cursor?.document);
  if (cursor === undefined || document === undefined) return undefined;
  const [top, name] = cursor.entry.path;
  if (typeof name === 'number') {
    const state = stepsAt(document.evaluation, cursor.entry.anchor).find(({ step }) =>
      startsWith(cursor.path, step.nodePath.path),
    );
    const path = state === undefined ? cursor.path : cursor.path.slice(state.step.nodePath.path.length);
    return {
      document,
      cursor,
      state,
      path,
      reference: state === undefined ? undefined : on(cursor, referencesOf(state.step)),
    };
  }
  const section = sectionNames.find((each) => each === top);
  if (section === undefined || name === undefined) {
    const own = referencesOfTop(document.evaluation.manifest).filter(
      ({ leaf }) => leaf.at.anchor === cursor.entry.anchor,
    );
    return { document, cursor, path: cursor.path, reference: on(cursor, own) };
  }
  const declared = document.evaluation.manifest[section].get(name);
  const reference = declared === undefined ? undefined : on(cursor, referencesOfThing(section, declared));
  return { document, cursor, thing: { section, name }, path: cursor.path, reference };
}

/** The span in the file of the value or key at the offset. */
export function spanOn({ cursor: { entry, span } }: CursorContext): Span {
  return { start: entry.anchor.start + span.start, end: entry.anchor.start + span.end };
}

/** The section whose key is at an offset. */
export function sectionAt(checked: Checked, offset: number): SyntaxSection | undefined {
  for (const { sections } of checked.syntax.documents) {
    const found = sections.find(({ key }) => touches(key, offset));
    if (found !== undefined) return found;
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

/** A field by name, with its definition in the format. */
interface Described {
  readonly name: string;
  readonly definition: Definition;
}

/** The field at the offset, or the nearest one around it that the format describes. */
export function fieldAt(context: CursorContext): Described | undefined {
  const [top, inner] = context.cursor.entry.path;
  const { state, thing } = context;
  const isTop = state === undefined && thing === undefined && top !== 'operations';
  for (let length = context.path.length; length >= (isTop ? 0 : 1); length--) {
    const path = context.path.slice(0, length);
    const definition = definitionFor({ ...context, path });
    const name = [top, inner, ...path].findLast((part) => typeof part === 'string') ?? top;
    if (definition?.description !== undefined) return { name, definition };
  }
  return undefined;
}

/** The definition at a path of a step, a declaration or a document. */
function definitionFor({ cursor, state, thing, path }: CursorContext): Definition | undefined {
  const [top, inner] = cursor.entry.path;
  if (state !== undefined) return definitionAt(definitionOf(state.step.action), path);
  if (thing !== undefined) return definitionAt(definitionOf(thing.section), path);
  if (top === 'operations' && inner !== undefined) return definitionAt(definitionOf('parallel'), path.slice(0, 2));
  return definitionAt(topField(top) ?? {}, inner === undefined ? path : [inner, ...path]);
}
