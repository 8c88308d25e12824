import { message, type Message } from '../messages/message';
import type { Json, Path } from '../syntax/change';

/** A change that would make the value valid. `quote` turns a number or boolean into a string with the same spelling. */
export type ValueFix =
  | { readonly do: 'quote' }
  | ({ readonly title: Message } & (
      | { readonly do: 'rename'; readonly to: string }
      | { readonly do: 'set'; readonly value: Json }
      | { readonly do: 'remove' }
    ));

/** A violation of the format at the end of a path: at the name there, or at the value. */
export interface SchemaProblem {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly message: Message;
  /** Something is missing. */
  readonly missing: boolean;
  readonly fixes: readonly ValueFix[];
}

/** A violation at a value, without fixes. */
export function atValue(path: Path, explanation: Message): SchemaProblem {
  return { path, at: 'value', message: explanation, missing: false, fixes: [] };
}

/** Renames the key to a name that may be meant. */
export function renameTo(to: string): ValueFix {
  return { title: message('fix.rename-to', { near: to }), do: 'rename', to };
}

/** Replaces the value by one that may be meant, as `shown`. */
export function replaceBy(value: Json, shown = typeof value === 'string' ? value : JSON.stringify(value)): ValueFix {
  return { title: message('fix.rename-to', { near: shown }), do: 'set', value };
}
