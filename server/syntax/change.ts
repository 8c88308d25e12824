import type { Piece, Place } from '../text/place';

/** A plain value as YAML and JSON know it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Names and indices that lead from a piece's own value to a node below it; `[]` is the piece's value itself. */
export type Path = readonly (string | number)[];

/** A node of the manifest that a change speaks of: it need not exist yet when a value is set. */
export interface Spot {
  readonly piece: Piece;
  readonly path: Path;
}

/** What a fix does to the plan. The front end that read the text turns it into minimal edits of that text. */
export type Change =
  /** Replaces the value at a spot, or adds the field or list item; parents that are missing are made. */
  | { readonly do: 'set'; readonly at: Spot; readonly value: Json }
  /** Removes a field, a list item, a step or a declared thing, with its own comments; of a list the items up to another one. */
  | { readonly do: 'remove'; readonly at: Spot; readonly to?: Spot }
  /** Renames the key of a field or of a declared thing. */
  | { readonly do: 'rename'; readonly at: Spot; readonly to: string }
  /** Puts a new item right before or after a list item (a step of `operations` or of a `parallel` block, for example). */
  | { readonly do: 'insert'; readonly side: 'before' | 'after'; readonly of: Spot; readonly value: Json }
  /** Moves a list item right before another one; its comments go with it. */
  | { readonly do: 'move'; readonly from: Spot; readonly before: Spot }
  /** Lets two items of one list trade places, each with its comments. */
  | { readonly do: 'swap'; readonly at: Spot; readonly with: Spot }
  /** Puts the steps from one to another into a `parallel` block. */
  | { readonly do: 'wrap'; readonly from: Spot; readonly to: Spot }
  /** Takes the steps of a `parallel` block out of it. `at` is the block's own step. */
  | { readonly do: 'unwrap'; readonly at: Spot }
  /** Splits a step that is a `parallel` block after its every `size` steps, or only `once`. `at` is the block's own step. */
  | { readonly do: 'split'; readonly at: Spot; readonly size: number; readonly once?: true }
  /** Adds a thing to a section of the document that `near` is in; the section is made where it is missing. */
  | {
      readonly do: 'declare';
      readonly near: Piece;
      readonly section: string;
      readonly name: string;
      readonly value: Json;
    }
  /** Replaces text that is not part of the tree: a comment. */
  | { readonly do: 'text'; readonly at: Place; readonly newText: string };
