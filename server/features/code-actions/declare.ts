import { freeName } from '../../text/free-name';
import { message } from '../../messages/message';
import { identifierOf, isIdOf } from '../../model/section-fields';
import { singular, type Section } from '../../model/sections';
import type { Checked, CheckedDocument } from '../../engine/session';
import type { Change, Json } from '../../syntax/change';
import { spanOf } from '../../text/anchored-span';
import { atOnce } from '../../text/cooperative';
import { symbolAt, usesOf, type SymbolAtCursor, type Use } from '../navigation/symbols';
import type { CodeActionOffer } from './code-action';
import { provedEdits } from './proved-edits';
import { shownOf } from '../written';

/** Code actions for the name or ID at an offset: add a declaration, refer to it by name, or inline it. */
export function declarations(checked: Checked, offset: number): readonly CodeActionOffer[] {
  const named = symbolAt(checked, offset);
  if (named === undefined) return [];
  const thing = named.document.evaluation.manifest[named.section].get(named.name);
  if (thing === undefined) return isIdOf(named.section, named.name) ? extracted(named) : [];
  if (named.declared === undefined) return [];
  const onName =
    named.declared.anchor.source === checked.source &&
    named.here.start === shownOf(checked, spanOf(named.declared)).start;
  return onName ? [inlined(named)] : byName(named);
}

/** The uses of a name in the file itself. */
function usesHere({ checked, document, section, name }: SymbolAtCursor): readonly Use[] {
  return usesOf(document.evaluation, section, name).filter(({ anchor }) => anchor.source === checked.source);
}

function setAll(uses: readonly Use[], value: string): readonly Change[] {
  return uses.map(({ anchor, path }) => ({ do: 'set', at: { anchor, path }, value }));
}

/** Declares an entity that is only referred to by ID, and replaces the ID by a new name everywhere. */
function extracted(named: SymbolAtCursor): readonly CodeActionOffer[] {
  const { checked, document, section, name: id } = named;
  const uses = usesHere(named);
  const [first] = uses;
  if (first === undefined) return [];
  const { name, value } = newDeclaration(document, section, id);
  const changes: readonly Change[] = [
    { do: 'declare', near: first.anchor, section, name, value },
    ...(name === id ? [] : setAll(uses, name)),
  ];
  return [
    {
      title: message('action.extract', { kind: singular[section], name }),
      kind: 'refactor.extract',
      edits: () => provedEdits(checked, document.syntax, changes),
    },
  ];
}

/** A declaration for an entity that is only referred to by ID. An agency has no ID other than its name. */
export function newDeclaration(
  document: CheckedDocument,
  section: Section,
  id: string,
): { readonly name: string; readonly value: Readonly<Record<string, Json>> } {
  const field = identifierOf(section)?.field;
  return field === undefined
    ? { name: id, value: {} }
    : { name: freeNameIn(document, section, id), value: { [field]: id } };
}

/** An unused name for an entity that is only referred to by ID. */
function freeNameIn({ evaluation }: CheckedDocument, section: Section, id: string): string {
  const wanted = `${singular[section]}-${id.slice(0, 8)}`;
  const taken = (name: string): boolean =>
    evaluation.manifest[section].has(name) || evaluation.producerOf(name) !== undefined;
  return freeName(wanted, taken);
}

/** Replaces the ID of a declared entity by its name everywhere. */
function byName(named: SymbolAtCursor): readonly CodeActionOffer[] {
  const { checked, document, name } = named;
  const uses = usesHere(named).filter(({ leaf }) => leaf.value !== name);
  if (uses.length === 0) return [];
  const edits: CodeActionOffer['edits'] = () => provedEdits(checked, document.syntax, setAll(uses, name));
  return [{ title: message('action.use-name', { name }), kind: 'refactor.rewrite', edits }];
}

/** Replaces the name of a declaration by its ID and removes the declaration, if it contains nothing else. */
function inlined(named: SymbolAtCursor): CodeActionOffer {
  const { checked, document, section, name } = named;
  const title = message('action.inline', { name });
  const thing = document.evaluation.manifest[section].get(name);
  const fields = thing?.fields as Readonly<Record<string, { readonly value: unknown } | undefined>> | undefined;
  const idField = identifierOf(section)?.field;
  const id = idField === undefined ? name : fields?.[idField]?.value;
  const writtenFields = [...(thing?.written.keys() ?? [])].filter((field) => field !== idField);
  const [more] = writtenFields;
  if (thing === undefined || typeof id !== 'string' || more !== undefined) {
    const disabledBecause =
      more === undefined ? message('inline.no-id') : message('inline.more', { name, field: more });
    return { title, kind: 'refactor.inline', disabledBecause, edits: () => atOnce(undefined) };
  }
  const changes: readonly Change[] = [...setAll(usesHere(named), id), { do: 'remove', at: thing.nodePath }];
  return { title, kind: 'refactor.inline', edits: () => provedEdits(checked, document.syntax, changes) };
}
