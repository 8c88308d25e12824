import { message, type Message } from '../messages/message';
import type { Path } from '../syntax/change';
import { nearest } from '../text/nearest';
import type { Definition } from './schema-lookup';
import { renameTo, type ValueFix, type SchemaProblem } from './schema-problem';
import { isSection } from './sections';

/** The description of the checked value in messages, and the part of the schema for it. */
export interface DescribedValue {
  readonly owner: string | Message;
  /** The description of the value itself, if it differs. */
  readonly self?: string;
  readonly definition: Definition;
}

const belongsAtTop = (field: string): boolean => field === 'operations' || isSection(field);

/** The actions that set what a call which creates an image cannot set. */
const later: ReadonlyMap<string, string> = new Map([
  ['tags', 'tag'],
  ['min_ram', 'update'],
  ['max_ram', 'update'],
]);

/** The problem of a field that a map does not have, and what may be meant. */
export function unknownField(field: string, path: Path, { owner, definition }: DescribedValue): SchemaProblem {
  const instead = definition['x-instead'];
  const known = instead !== undefined && Object.hasOwn(instead, field) ? instead[field] : undefined;
  const creates = definition.properties !== undefined && Object.hasOwn(definition.properties, 'as');
  const action = creates ? later.get(field) : undefined;
  const near =
    known !== undefined
      ? [known]
      : action === undefined
        ? meantBy(field, Object.keys(definition.properties ?? {}))
        : [];
  const [first] = near;
  const explanation =
    action !== undefined
      ? message('schema.unknown-field.later', { field, owner, action })
      : first === undefined
        ? message(belongsAtTop(field) ? 'schema.unknown-field.top' : 'schema.unknown-field', { field, owner })
        : known === undefined
          ? message('schema.unknown-field.near', { field, owner, near: first })
          : message('schema.unknown-field.instead', { field, owner, near: first });
  const remove: ValueFix = { title: message('fix.remove-field', { field }), do: 'remove' };
  return { path, at: 'key', message: explanation, missing: false, fixes: [...near.map(renameTo), remove] };
}

/** The names that a word may mean: those that begin with it, as both copy actions begin with `copy`, otherwise the nearest. */
export function meantBy(word: string, names: readonly string[]): readonly string[] {
  const start = word.toLowerCase();
  const begun = names.filter((name) => name.startsWith(`${start}-`) || name.startsWith(`${start}_`));
  return word.length > 2 && begun.length > 0 ? begun : nearest(word, names);
}
