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

/** Rows in columns, two spaces apart; the last column is as wide as it comes. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  const padded = (cell: string, index: number): string => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell));
  return rows.map((row) => `${row.map(padded).join('  ').trimEnd()}\n`).join('');
}
