import type { Checked } from '../../server/engine/session';
import { check } from './check';
import { dedent } from './dedent';

export const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
`;

/** A checked text without its cursor `<|>`, and the cursor's offset. */
export function cursorIn(text: string): { readonly checked: Checked; readonly offset: number } {
  return { checked: check(text.replace('<|>', '')), offset: text.indexOf('<|>') };
}

/** A text without its cursor, and the cursor's LSP position. */
export function positionIn(text: string): {
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };
} {
  const before = text.slice(0, text.indexOf('<|>')).split('\n');
  return {
    text: text.replace('<|>', ''),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}
