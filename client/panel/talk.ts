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

/** What the extension tells the panel: a picture, where the cursor is, or that there is no manifest to draw. */
export type ToPanel =
  | {
      readonly tell: 'picture';
      readonly name: string;
      readonly uri: string;
      readonly picture: Picture<Range>;
      readonly cursor: Position;
    }
  | { readonly tell: 'cursor'; readonly position: Position }
  | { readonly tell: 'nothing'; readonly text: string; readonly button: string };

/** What the panel tells the extension; `enter` where the text is to have the keyboard. */
export type FromPanel =
  | { readonly tell: 'ready' }
  | { readonly tell: 'create' }
  | { readonly tell: 'chosen'; readonly range: Range; readonly enter: boolean }
  | { readonly tell: 'export'; readonly form: 'svg'; readonly content: string }
  | { readonly tell: 'export'; readonly form: 'png'; readonly content: Uint8Array }
  | { readonly tell: 'export'; readonly form: 'mermaid' };

/** What VS Code keeps of the panel while the window is reloaded: the manifest that it shows, and how each was looked at. */
export interface Kept {
  readonly uri: string;
  readonly looks?: Readonly<Record<string, Look>>;
}

/** How a picture is looked at: its zoom, where one was chosen, the place of the view, and the branches that were opened. */
export interface Look {
  readonly zoom?: number | 'fit';
  readonly left: number;
  readonly top: number;
  readonly opened: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isPosition = (value: unknown): value is Position =>
  isFields(value) && isWhole(value['line']) && isWhole(value['character']);
const isRange = (value: unknown): value is Range =>
  isFields(value) && isPosition(value['start']) && isPosition(value['end']);

/** A message of the panel; undefined for anything else, which the page could only send if it were not ours. */
export function fromPanel(value: unknown): FromPanel | undefined {
  if (!isFields(value)) return undefined;
  const { tell, range, enter, form, content } = value;
  if (tell === 'ready' || tell === 'create') return { tell };
  if (tell === 'chosen' && isRange(range) && typeof enter === 'boolean') return { tell, range, enter };
  if (tell !== 'export') return undefined;
  if (form === 'svg' && typeof content === 'string') return { tell, form, content };
  if (form === 'png' && content instanceof Uint8Array) return { tell, form, content };
  return form === 'mermaid' ? { tell, form } : undefined;
}

/** A message of the extension; undefined for anything else. */
export function toPanel(value: unknown): ToPanel | undefined {
  if (!isFields(value)) return undefined;
  const { tell, name, uri, picture, cursor, position, text, button } = value;
  if (tell === 'cursor' && isPosition(position)) return { tell, position };
  if (tell === 'nothing' && typeof text === 'string' && typeof button === 'string') return { tell, text, button };
  if (tell !== 'picture' || typeof name !== 'string' || typeof uri !== 'string') return undefined;
  if (!isFields(picture) || !isPosition(cursor)) return undefined;
  // The pictures are the server's own; their form is that of the types that both sides share.
  const whole = ['things', 'steps', 'links', 'lanes', 'notices', 'summary'].every((each) =>
    Array.isArray(picture[each]),
  );
  return whole ? { tell, name, uri, picture: picture as unknown as Picture<Range>, cursor } : undefined;
}
