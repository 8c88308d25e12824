import type { Json } from '../syntax/change';
import type { TopLevelItem } from './node';

/** The new value of an argument: an expression of the native syntax, or a plain value. */
export type HclValue = { readonly expression: string } | { readonly value: Json };

/** A block to be written, whose arguments are expressions of the native syntax. */
export type NewBlock = Readonly<{
  name: string;
  labels: readonly string[];
  arguments: readonly (readonly [name: string, expression: string])[];
}>;

/** A change of a part of a configuration in terms of its arguments. There is a writer for each of the two syntaxes. */
export type PartChange =
  /** Replaces the value of an argument, or adds the argument. */
  | { readonly do: 'set'; readonly name: string; readonly value: HclValue }
  /** Removes an argument with its comments. */
  | { readonly do: 'remove'; readonly name: string }
  /** Removes the block with its comments. */
  | { readonly do: 'remove-block' }
  /** Replaces the value of a part that is not a block, as in files of variables. */
  | { readonly do: 'replace'; readonly value: HclValue }
  /** Adds a nested block at the end of the block. */
  | { readonly do: 'add-block'; readonly block: NewBlock }
  /** Inserts a block before or after the part. */
  | { readonly do: 'insert'; readonly side: 'before' | 'after'; readonly block: NewBlock }
  /** Adds an item to a list, which is created if it does not exist. */
  | { readonly do: 'append'; readonly name: string; readonly value: HclValue }
  /** Removes the items of a list from an index on, which is at least 1. */
  | { readonly do: 'shorten'; readonly name: string; readonly length: number };

/** A change with the part that it is about. */
export type HclChange = PartChange & { readonly part: TopLevelItem };
