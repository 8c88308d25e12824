import type { Join } from './cards';

/** A box to be placed. Sizes in CSS pixels. */
export interface Sized {
  readonly id: string;
  readonly lane: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with the position of its upper left corner. */
export interface Placed extends Sized, Point {
  readonly width: number;
}

/** A line between two boxes, of alternating horizontal and vertical segments. */
export interface Line {
  readonly of: Join;
  readonly points: readonly Point[];
}

/** A box with its column, and its index in the column and in the lane. */
export interface Cell extends Sized {
  readonly column: number;
  readonly indent: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Placed>;
  readonly lines: readonly Line[];
  /** From top to bottom, one for each lane. */
  readonly lanes: readonly { readonly y: number; readonly height: number }[];
}

export interface LayoutInput {
  /** In reading order. */
  readonly boxes: readonly Sized[];
  readonly joins: readonly Join[];
  /** The parent of each box, next to which it is placed. */
  readonly parents: ReadonlyMap<string, string>;
  readonly lanes: number;
  readonly width: number;
}
