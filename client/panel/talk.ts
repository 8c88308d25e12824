import type { Picture, PlacedRange } from '../../server/features/pipeline/picture';
import type { Position } from '../../server/text/lines';

/** A position in a file. */
export interface Place extends Position {
  readonly uri: string;
}

/** Messages to the panel: a picture, the cursor position, or that there is no manifest. */
export type ToPanel =
  | {
      readonly tell: 'picture';
      readonly name: string;
      /** The open file. */
      readonly uri: string;
      /** What the picture is of: the file, or the folder of a configuration. */
      readonly whole: string;
      readonly picture: Picture;
      readonly cursor: Place;
    }
  | { readonly tell: 'cursor'; readonly position: Place }
  | { readonly tell: 'nothing'; readonly text: string; readonly button: string };

/** Messages from the panel. `enter` moves the focus to the text. */
export type FromPanel =
  | { readonly tell: 'ready' }
  | { readonly tell: 'create' }
  | { readonly tell: 'chosen'; readonly range: PlacedRange; readonly enter: boolean }
  | { readonly tell: 'export'; readonly form: 'svg'; readonly content: string }
  | { readonly tell: 'export'; readonly form: 'png'; readonly content: Uint8Array }
  | { readonly tell: 'export'; readonly form: 'mermaid' };

/** The state that VS Code stores while the window reloads: the file in the panel, and the last view of each picture. */
export interface PanelState {
  readonly uri: string;
  readonly looks?: Readonly<Record<string, Look>>;
}

/** The view of a picture: its zoom if the user set it, its scroll position and the expanded branches. */
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
const isPlace = (value: unknown): value is Place =>
  isFields(value) && typeof value['uri'] === 'string' && isPosition(value);
const isRange = (value: unknown): value is PlacedRange =>
  isFields(value) && typeof value['uri'] === 'string' && isPosition(value['start']) && isPosition(value['end']);

/** A message from the panel; `undefined` for anything else, which only a foreign page could send. */
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

/** A message from the extension; `undefined` for anything else. */
export function toPanel(value: unknown): ToPanel | undefined {
  if (!isFields(value)) return undefined;
  const { tell, name, uri, whole, picture, cursor, position, text, button } = value;
  if (tell === 'cursor' && isPlace(position)) return { tell, position };
  if (tell === 'nothing' && typeof text === 'string' && typeof button === 'string') return { tell, text, button };
  if (tell !== 'picture' || typeof name !== 'string' || typeof uri !== 'string') return undefined;
  if (typeof whole !== 'string' || !isFields(picture) || !isPlace(cursor)) return undefined;
  // Pictures come from our own server, and both sides share their type.
  const complete = ['things', 'steps', 'links', 'lanes', 'notices', 'summary'].every((each) =>
    Array.isArray(picture[each]),
  );
  return complete ? { tell, name, uri, whole, picture: picture as unknown as Picture, cursor } : undefined;
}
