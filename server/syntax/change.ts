import type { Anchor, AnchoredSpan } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';

/** A plain value, as in YAML and JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether a value, which may come from anywhere, is a map. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names and indices from an entry's value to a node below it; `[]` is the entry's value itself. */
export type Path = readonly (string | number)[];

/** The node that a change is about. It does not have to exist if a value is set. */
export interface NodePath {
  readonly anchor: Anchor;
  readonly path: Path;
}

/** What a fix does to the plan. The front end that read the text turns it into minimal edits of that text. */
export type Change =
  /** Replaces the value at a path, or adds the field or list item; missing parents are created. */
  | { readonly do: 'set'; readonly at: NodePath; readonly value: Json }
  /** Removes a field, a list item, a step, or a declaration, with its own comments; in a list, the items up to another one. */
  | { readonly do: 'remove'; readonly at: NodePath; readonly to?: NodePath }
  /** Renames the key of a field or of a declaration. */
  | { readonly do: 'rename'; readonly at: NodePath; readonly to: string }
  /** Inserts a new item directly before or after a list item, such as a step of `operations` or of a `parallel` block. */
  | { readonly do: 'insert'; readonly side: 'before' | 'after'; readonly of: NodePath; readonly value: Json }
  /** Moves a list item with its comments directly before another one. */
  | { readonly do: 'move'; readonly from: NodePath; readonly before: NodePath }
  /** Swaps two items of one list, each with its comments. */
  | { readonly do: 'swap'; readonly at: NodePath; readonly with: NodePath }
  /** Moves the steps from one to another into a `parallel` block. */
  | { readonly do: 'wrap'; readonly from: NodePath; readonly to: NodePath }
  /** Moves the steps from one to another into a `parallel` block of chains, each given by the places of its steps in order. */
  | {
      readonly do: 'chain';
      readonly from: NodePath;
      readonly to: NodePath;
      readonly chains: readonly (readonly NodePath[])[];
    }
  /** Takes the steps of a `parallel` block and of its chains out of it. `at` is the block's own step. */
  | { readonly do: 'unwrap'; readonly at: NodePath }
  /** Splits a step that is a `parallel` block after its every `size` steps, or only `once`. `at` is the block's own step. */
  | { readonly do: 'split'; readonly at: NodePath; readonly size: number; readonly once?: true }
  /** Adds a declaration to a section of the document that contains `near`; a missing section is created. */
  | {
      readonly do: 'declare';
      readonly near: Anchor;
      readonly section: string;
      readonly name: string;
      readonly value: Json;
    }
  /** A change in the terms of a front end, of the part with an anchor. Only that front end reads it. */
  | { readonly do: 'native'; readonly at: NodePath; readonly change: object }
  /** Replaces text that is not part of the tree: a comment. */
  | { readonly do: 'text'; readonly at: AnchoredSpan; readonly newText: string };

/** The file that a change is about. */
export function sourceOf(change: Change): SourceFile {
  switch (change.do) {
    case 'declare':
      return change.near.source;
    case 'text':
      return change.at.anchor.source;
    case 'insert':
      return change.of.anchor.source;
    case 'move':
    case 'chain':
    case 'wrap':
      return change.from.anchor.source;
    default:
      return change.at.anchor.source;
  }
}
