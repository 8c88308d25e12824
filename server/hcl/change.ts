import type { Json } from '../syntax/change';
import type { Part } from './node';

/** The new value of an argument: an expression of the native syntax, or a plain value. */
export type HclValue = { readonly expression: string } | { readonly value: Json };

/** A block to be written, whose arguments are expressions of the native syntax. */
export type NewBlock = Readonly<{
  name: string;
  labels: readonly string[];
  arguments: readonly (readonly [name: string, expression: string])[];
}>;

/** A change of a configuration in terms of its blocks and arguments. There is a writer for each of the two syntaxes. */
export type HclChange =
  /** Replaces the value of an argument, or adds the argument. */
  | { readonly do: 'set'; readonly part: Part; readonly name: string; readonly value: HclValue }
  /** Removes an argument with its comments. */
  | { readonly do: 'remove'; readonly part: Part; readonly name: string }
  /** Removes a block with its comments. */
  | { readonly do: 'remove-block'; readonly part: Part }
  /** Replaces the value of a part that is not a block, as in files of variables. */
  | { readonly do: 'replace'; readonly part: Part; readonly value: HclValue }
  /** Adds a nested block at the end of a block. */
  | { readonly do: 'add-block'; readonly part: Part; readonly block: NewBlock }
  /** Inserts a block before or after a part. */
  | { readonly do: 'insert'; readonly side: 'before' | 'after'; readonly part: Part; readonly block: NewBlock }
  /** Adds an item to a list, which is created if it does not exist. */
  | { readonly do: 'append'; readonly part: Part; readonly name: string; readonly value: HclValue }
  /** Removes the items of a list from an index on, which is at least 1. */
  | { readonly do: 'shorten'; readonly part: Part; readonly name: string; readonly length: number };

type WithoutPart<C> = C extends HclChange ? Omit<C, 'part'> : never;

/** A change of a part that is known by its anchor. */
export type PartChange = WithoutPart<HclChange>;
