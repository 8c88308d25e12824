import { freeName } from '../../text/free-name';
import { message } from '../../messages/message';
import { identifierOf, isIdOf } from '../../model/section-fields';
import { referencesOf, referencesOfThing, referencesOfTop } from '../../model/references';
import { sectionNames, singular, type Section } from '../../model/sections';
import type { Checked, CheckedDocument } from '../../engine/session';
import type { Change, Json, Path, NodePath } from '../../syntax/change';
import { spanOf } from '../../text/anchored-span';
import { atOnce } from '../../text/cooperative';
import { symbolAt, type SymbolAtCursor } from '../navigation/symbols';
import { provedEdits, type Draft, type CodeActionOffer } from './code-action';
import { shownOf } from '../written';

/** A use of a name: where to change it, and its path in the document's values. */
interface Use {
  readonly nodePath: NodePath;
  readonly path: Path;
  readonly value: string;
}

/** Code actions for the name or ID at an offset: add a declaration, refer to it by name, or inline it. */
export function declarations(checked: Checked, offset: number): readonly CodeActionOffer[] {
  const named = symbolAt(checked, offset);
  if (named === undefined) return [];
  const thing = named.document.evaluation.manifest[named.section].get(named.name);
  if (thing === undefined) return isIdOf(named.section, named.name) ? extracted(checked, named) : [];
  if (named.declared === undefined) return [];
  const onName =
    named.declared.anchor.source === checked.source &&
    named.here.start === shownOf(checked, spanOf(named.declared)).start;
  return onName ? [inlined(checked, named)] : byName(checked, named);
}

function usesOf({ evaluation, syntax }: CheckedDocument, section: Section, name: string): readonly Use[] {
  const uses: Use[] = [];
  const add = (nodePath: NodePath, path: Path, to: Section, value: string): void => {
    if (to === section && evaluation.symbols.canonicalName(section, value) === name)
      uses.push({ nodePath, path, value });
  };
  for (const { section: to, leaf, path } of referencesOfTop(evaluation.manifest))
    add({ anchor: leaf.at.anchor, path }, ['account'], to, leaf.value);
  for (const each of sectionNames) {
    for (const thing of evaluation.manifest[each].values()) {
      if (thing.nodePath.anchor.source !== evaluation.manifest.source) continue;
      for (const { section: to, leaf, path } of referencesOfThing(each, thing))
        add({ anchor: thing.nodePath.anchor, path }, [each, thing.name, ...path], to, leaf.value);
    }
  }
  const indices = new Map(syntax.entries.map((entry) => [entry.anchor, entry.path[1]]));
  for (const step of evaluation.manifest.steps) {
    const { anchor } = step.nodePath;
    const index = indices.get(anchor) ?? 0;
    for (const { section: to, leaf, path } of referencesOf(step))
      add({ anchor, path }, ['operations', index, ...path], to, leaf.value);
  }
  return uses;
}

function setAll(uses: readonly Use[], value: string): readonly Change[] {
  return uses.map(({ nodePath }) => ({ do: 'set', at: nodePath, value }));
}

function setIn(draft: Draft, path: Path, value: Json): void {
  let holder: Record<string | number, unknown> = draft;
  for (const name of path.slice(0, -1)) holder = holder[name] as Record<string | number, unknown>;
  holder[path.at(-1) ?? ''] = value;
}

/** Declares an entity that is only referred to by ID, and replaces the ID by a new name everywhere. */
function extracted(checked: Checked, { document, section, name: id }: SymbolAtCursor): readonly CodeActionOffer[] {
  const uses = usesOf(document, section, id);
  const [first] = uses;
  if (first === undefined) return [];
  const { name, value } = newDeclaration(document, section, id);
  const changed = name === id ? [] : uses;
  const changes: readonly Change[] = [
    { do: 'declare', near: first.nodePath.anchor, section, name, value },
    ...setAll(changed, name),
  ];
  const edits = (): ReturnType<CodeActionOffer['edits']> =>
    provedEdits(checked, document.syntax, changes, (draft) => {
      for (const use of changed) setIn(draft, use.path, name);
      draft[section] = { ...(draft[section] as object | undefined), [name]: value };
    });
  return [{ title: message('action.extract', { kind: singular[section], name }), kind: 'refactor.extract', edits }];
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
function byName(checked: Checked, { document, section, name }: SymbolAtCursor): readonly CodeActionOffer[] {
  const uses = usesOf(document, section, name).filter(({ value }) => value !== name);
  if (uses.length === 0) return [];
  const edits = (): ReturnType<CodeActionOffer['edits']> =>
    provedEdits(checked, document.syntax, setAll(uses, name), (draft) => {
      for (const use of uses) setIn(draft, use.path, name);
    });
  return [{ title: message('action.use-name', { name }), kind: 'refactor.rewrite', edits }];
}

/** Replaces the name of a declaration by its ID and removes the declaration, if it contains nothing else. */
function inlined(checked: Checked, { document, section, name }: SymbolAtCursor): CodeActionOffer {
  const title = message('action.inline', { name });
  const thing = document.evaluation.manifest[section].get(name);
  const fields = thing?.fields as Readonly<Record<string, { readonly value: unknown } | undefined>> | undefined;
  const idField = identifierOf(section)?.field;
  const id = idField === undefined ? name : fields?.[idField]?.value;
  const writtenFields = [...(thing?.written.keys() ?? [])].filter((field) => field !== idField);
  const [more] = writtenFields;
  if (thing === undefined || typeof id !== 'string' || more !== undefined) {
    const refused = more === undefined ? message('inline.no-id') : message('inline.more', { name, field: more });
    return { title, kind: 'refactor.inline', refused, edits: () => atOnce(undefined) };
  }
  const uses = usesOf(document, section, name);
  const changes: readonly Change[] = [...setAll(uses, id), { do: 'remove', at: thing.nodePath }];
  const edits = (): ReturnType<CodeActionOffer['edits']> =>
    provedEdits(checked, document.syntax, changes, (draft) => {
      for (const use of uses) setIn(draft, use.path, id);
      const left = { ...(draft[section] as Record<string, unknown>) };
      Reflect.deleteProperty(left, name);
      draft[section] = left;
    });
  return { title, kind: 'refactor.inline', edits };
}
