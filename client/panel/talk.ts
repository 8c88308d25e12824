import type { Picture } from '../../server/features/picture';

/** A zero-based line and UTF-16 character. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What the extension tells the panel. */
export type ToPanel =
  | { readonly tell: 'picture'; readonly name: string; readonly uri: string; readonly picture: Picture<Range> }
  | { readonly tell: 'cursor'; readonly position: Position };

/** What the panel tells the extension: it is there, or a place was chosen; `enter` where the text is to have the keyboard. */
export type FromPanel =
  { readonly tell: 'ready' } | { readonly tell: 'chosen'; readonly range: Range; readonly enter: boolean };

/** What VS Code keeps of the panel while the window is loaded anew: the manifest that it shows. */
export interface Kept {
  readonly uri: string;
}
