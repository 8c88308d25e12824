/** Columns that a terminal takes for a text: Chinese characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

/** Text from files as a terminal may show it: control characters would be obeyed, so their codes are shown instead. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (control) =>
    control === '\t' ? ' ' : `\\u{${(control.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Between two columns. */
const gap = '  ';

/** No column is made narrower than this. */
const LEAST = 6;

/** Rows in columns, two spaces apart. What is wider than `most` in all is broken inside of its widest columns. */
export function columns(rows: readonly (readonly string[])[], most = Infinity): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  const fitting = narrowed(widths, most - gap.length * (widths.length - 1));
  const padded = (cell: string, index: number): string => cell + ' '.repeat((fitting[index] ?? 0) - widthOf(cell));
  const lines = rows.flatMap((row) => {
    const cells = row.map((cell, index) => broken(cell, fitting[index] ?? 0));
    const height = Math.max(0, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => cells.map((cell) => cell[line] ?? ''));
  });
  return lines.map((line) => `${line.map(padded).join(gap).trimEnd()}\n`).join('');
}

/** Widths whose sum is at most `most`, if they can be: the widest are made equal, the others stay. */
function narrowed(widths: readonly number[], most: number): readonly number[] {
  const sum = (cap: number): number => widths.reduce((all, width) => all + Math.min(width, cap), 0);
  let cap = Math.max(LEAST, ...widths);
  while (cap > LEAST && sum(cap) > most) cap--;
  return widths.map((width) => Math.min(width, cap));
}

/** A text in lines of a width: broken behind the last space or sign that fits, else anywhere. */
function broken(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (widthOf(rest) > width) {
    let fits = '';
    for (const character of rest) {
      if (fits !== '' && widthOf(fits + character) > width) break;
      fits += character;
    }
    const behind = /^.*[\s/,&?=_-]/su.exec(fits)?.[0] ?? fits;
    lines.push(behind.trimEnd());
    rest = rest.slice(behind.length);
  }
  return [...lines, rest];
}
