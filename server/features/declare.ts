import { isIdOf } from '../facts/world';
import { message } from '../messages/message';
import { singular } from '../model/describe';
import { referencesOf, referencesOfThing } from '../model/references';
import { sectionNames, type Section } from '../model/sections';
import type { Checked, CheckedDocument } from '../service';
import type { Change, Json, Path, Spot } from '../syntax/change';
import { spanOf } from '../text/place';
import { atOnce } from '../text/slices';
import { nameAt, type Named } from './names';
import { provedEdits, type Draft, type Offer } from './offer';
import { shownOf } from './written';

/** A place that names a thing: where to change it, and where it is in the document's values. */
interface Use {
  readonly spot: Spot;
  readonly path: Path;
  readonly value: string;
}

/** What can be done with the name or id at an offset: declare it, call it by its name, or do without the declaration. */
export function declarations(checked: Checked, offset: number): readonly Offer[] {
  const named = nameAt(checked, offset);
  if (named === undefined) return [];
  const thing = named.document.run.manifest[named.section].get(named.name);
  if (thing === undefined) return isIdOf(named.section, named.name) ? extracted(checked, named) : [];
  if (named.declared === undefined) return [];
  const onName = named.here.start === shownOf(checked.text, spanOf(named.declared)).start;
  return onName ? [inlined(checked, named)] : byName(checked, named);
}

function usesOf({ run, syntax }: CheckedDocument, section: Section, name: string): readonly Use[] {
  const uses: Use[] = [];
  const add = (spot: Spot, path: Path, to: Section, value: string): void => {
    if (to === section && (run.world.identity(section, value) ?? value) === name) uses.push({ spot, path, value });
  };
  for (const each of sectionNames) {
    for (const thing of run.manifest[each].values()) {
      for (const { section: to, leaf, path } of referencesOfThing(each, thing))
        add({ piece: thing.spot.piece, path }, [each, thing.name, ...path], to, leaf.value);
    }
  }
  const indices = new Map(syntax.entries.map((entry) => [entry.piece, entry.path[1]]));
  for (const step of run.manifest.steps) {
    const { piece } = step.spot;
    const index = indices.get(piece) ?? 0;
    for (const { section: to, leaf, path } of referencesOf(step))
      add({ piece, path }, ['operations', index, ...path], to, leaf.value);
  }
  return uses;
}

function setAll(uses: readonly Use[], value: string): readonly Change[] {
  return uses.map(({ spot }) => ({ do: 'set', at: spot, value }));
}

function setIn(draft: Draft, path: Path, value: Json): void {
  let holder: Record<string | number, unknown> = draft;
  for (const name of path.slice(0, -1)) holder = holder[name] as Record<string | number, unknown>;
  holder[path.at(-1) ?? ''] = value;
}

/** The field that declares by which id a thing is meant. */
export const idField = (section: Section): string => (section === 'accounts' ? 'domain_id' : 'id');

/** Declares what is so far only meant by its id, and calls it by its new name everywhere. */
function extracted(checked: Checked, { document, section, name: id }: Named): readonly Offer[] {
  const uses = usesOf(document, section, id);
  const [first] = uses;
  if (first === undefined) return [];
  // An agency is called by its name anyway.
  const name = section === 'agencies' ? id : freeNameIn(document, section, id);
  const value: Json = section === 'agencies' ? {} : { [idField(section)]: id };
  const changed = section === 'agencies' ? [] : uses;
  const changes: readonly Change[] = [
    { do: 'declare', near: first.spot.piece, section, name, value },
    ...setAll(changed, name),
  ];
  const edits = (): ReturnType<Offer['edits']> =>
    provedEdits(checked, document.syntax, changes, (draft) => {
      for (const use of changed) setIn(draft, use.path, name);
      draft[section] = { ...(draft[section] as object | undefined), [name]: value };
    });
  return [{ title: message('action.extract', { kind: singular[section], name }), kind: 'refactor.extract', edits }];
}

/** A name that nothing has, for what is only meant by its id. */
export function freeNameIn({ run }: CheckedDocument, section: Section, id: string): string {
  const wanted = `${singular[section]}-${id.slice(0, 8)}`;
  const taken = (name: string): boolean => run.manifest[section].has(name) || run.makerOf(name) !== undefined;
  let name = wanted;
  for (let number = 2; taken(name); number++) name = `${wanted}-${String(number)}`;
  return name;
}

/** Calls a declared thing by its name wherever its id stands. */
function byName(checked: Checked, { document, section, name }: Named): readonly Offer[] {
  const uses = usesOf(document, section, name).filter(({ value }) => value !== name);
  if (uses.length === 0) return [];
  const edits = (): ReturnType<Offer['edits']> =>
    provedEdits(checked, document.syntax, setAll(uses, name), (draft) => {
      for (const use of uses) setIn(draft, use.path, name);
    });
  return [{ title: message('action.use-name', { name }), kind: 'refactor.rewrite', edits }];
}

/** Means a declared thing by its id and does without the declaration, where that says nothing else. */
function inlined(checked: Checked, { document, section, name }: Named): Offer {
  const title = message('action.inline', { name });
  const thing = document.run.manifest[section].get(name);
  const fields = thing?.fields as Readonly<Record<string, { readonly value: unknown } | undefined>> | undefined;
  const id = section === 'agencies' ? name : fields?.[idField(section)]?.value;
  const said = [...(thing?.given.keys() ?? [])].filter((field) => field !== idField(section));
  const [more] = said;
  if (thing === undefined || typeof id !== 'string' || more !== undefined) {
    const refused = more === undefined ? message('inline.no-id') : message('inline.more', { name, field: more });
    return { title, kind: 'refactor.inline', refused, edits: () => atOnce(undefined) };
  }
  const uses = usesOf(document, section, name);
  const changes: readonly Change[] = [...setAll(uses, id), { do: 'remove', at: thing.spot }];
  const edits = (): ReturnType<Offer['edits']> =>
    provedEdits(checked, document.syntax, changes, (draft) => {
      for (const use of uses) setIn(draft, use.path, id);
      const left = { ...(draft[section] as Record<string, unknown>) };
      Reflect.deleteProperty(left, name);
      draft[section] = left;
    });
  return { title, kind: 'refactor.inline', edits };
}
