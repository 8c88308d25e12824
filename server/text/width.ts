import { eastAsianWidth } from 'get-east-asian-width';

/** The number of terminal columns of a text. Most Chinese characters and emoji take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}

/** Text from files for a terminal, with control characters shown as codes. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (control) =>
    control === '\t' ? ' ' : `\\u{${(control.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The gap between two columns. */
const gap = '  ';

/** The minimum width of a column. */
const LEAST = 6;

/** Where a cell is wrapped: after a space or a punctuation mark, and before a capital letter inside a word. */
const joint = /(?<=[\s/,&?=_-])|(?<=[a-z])(?=[A-Z])/u;

/** Rows as aligned columns. If they exceed `most` characters, the widest columns are wrapped, inside words only if nothing else helps. */
export function columns(rows: readonly (readonly string[])[], most = Infinity): string {
  const widths: number[] = [];
  const words: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
      words[index] = Math.max(words[index] ?? 0, ...cell.split(joint).map((word) => widthOf(word.trimEnd())));
    }
  }
  const room = most - gap.length * (widths.length - 1);
  const fitting = narrowed(narrowed(widths, words, room), [], room);
  const padded = (cell: string, index: number): string => cell + ' '.repeat((fitting[index] ?? 0) - widthOf(cell));
  const lines = rows.flatMap((row) => {
    const cells = row.map((cell, index) => broken(cell, fitting[index] ?? 0));
    const height = Math.max(0, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => cells.map((cell) => cell[line] ?? ''));
  });
  return lines.map((line) => `${line.map(padded).join(gap).trimEnd()}\n`).join('');
}

/** Reduces widths so that their sum is at most `most`, if possible: the widest become equal, the others stay, and none gets below its floor. */
function narrowed(widths: readonly number[], floors: readonly number[], most: number): readonly number[] {
  const capped = (cap: number): number[] =>
    widths.map((width, index) => Math.min(width, Math.max(cap, floors[index] ?? 0)));
  const sum = (cap: number): number => capped(cap).reduce((all, width) => all + width, 0);
  let cap = Math.max(LEAST, ...widths);
  while (cap > LEAST && sum(cap) > most) cap--;
  return capped(cap);
}

/** Wraps a text at the last joint that fits, if there is one. */
function broken(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(joint)) {
    let rest = word;
    if (line !== '' && widthOf((line + rest).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    while (widthOf(rest.trimEnd()) > width) {
      let fits = '';
      for (const character of rest) {
        if (fits !== '' && widthOf(fits + character) > width) break;
        fits += character;
      }
      lines.push(fits);
      rest = rest.slice(fits.length);
    }
    line += rest;
  }
  return [...lines, line];
}
