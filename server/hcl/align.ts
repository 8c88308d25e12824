import { lineStart, type Span } from '../text/anchored-span';
import { applyEdits, type Edit } from '../text/edit';
import { Lines } from '../text/lines';
import type { SourceFile } from '../text/source-file';
import type { Body, Expression, HclFile } from './node';
import { parseHcl } from './parser';

/** A line, or several lines joined by a multi-line string. Offsets of the file. */
interface Row {
  readonly first: number;
  readonly last: number;
  /** The starts of `=` and of the comment at the end, if they are aligned. */
  readonly equals: number | undefined;
  readonly comment: number | undefined;
}

/**
 * Aligns `=` and comments of lines and of their consecutive neighbors, as `terraform fmt` does: `=` of consecutive lines
 * with an argument each, and comments at the ends of consecutive lines.
 * https://github.com/hashicorp/hcl/blob/main/hclwrite/format.go
 */
export function aligned(text: string, source: SourceFile, touched: ReadonlySet<number>): string {
  const first = withColumns(text, source, touched, 'equals');
  return withColumns(first, source, touched, 'comment');
}

function withColumns(
  text: string,
  source: SourceFile,
  touched: ReadonlySet<number>,
  what: 'equals' | 'comment',
): string {
  const rows = rowsOf(parseHcl(text, source), new Lines(text));
  const edits: Edit[] = [];
  for (let from = 0; from < rows.length; from++) {
    let to = from;
    while (rows[to]?.[what] !== undefined) to++;
    const run = rows.slice(from, to);
    const [start = NaN, end = NaN] = [run[0]?.first, run.at(-1)?.last];
    if ([...touched].some((line) => start <= line && line <= end)) edits.push(...columns(text, run, what));
    from = to;
  }
  return applyEdits(text, edits);
}

function columns(text: string, run: readonly Row[], what: 'equals' | 'comment'): readonly Edit[] {
  const cells = run.map((row) => {
    const at = row[what] ?? 0;
    let end = at;
    while (end > 0 && /[ \t]/.test(text.charAt(end - 1))) end--;
    return { at, end, width: Array.from(text.slice(lineStart(text, end), end)).length };
  });
  const most = Math.max(...cells.map(({ width }) => width));
  return cells.map(({ at, end, width }) => {
    const space = ' '.repeat(most - width + 1);
    if (what === 'comment') return { start: end, end: at, newText: space };
    let value = at + 1;
    while (/[ \t]/.test(text.charAt(value))) value++;
    return { start: end, end: value, newText: `${space}= ` };
  });
}

/** The lines of a file with the arguments that begin and end in them. */
function rowsOf(file: HclFile, lines: Lines): readonly Row[] {
  const { text } = file;
  const equals = new Map<number, number>();
  const joined = new Map<number, number>();
  const line = (offset: number): number => lines.position(offset).line;
  const argument = (key: Span, value: Expression, by: number): void => {
    const [first, end] = [line(key.start + by), line(value.end + by)];
    const heredoc = (value.type === 'literal' || value.type === 'template') && value.heredoc === true;
    const sign = text.indexOf('=', key.end + by);
    const own = text.slice(lines.start(first), key.start + by).trim() === '';
    // It is not aligned on a line with a closing bracket.
    const behind = text.slice(value.end + by, lines.start(end + 1)).trim();
    const alone = /^(?:,\s*)?(?:#|\/\/|\/\*|$)/.test(behind);
    if (own && alone && sign >= 0 && sign < value.start + by && (first === end || heredoc)) equals.set(first, sign);
    if (heredoc) joined.set(first, end);
    fields(value, by);
  };
  const fields = (value: Expression, by: number): void => {
    if (value.type === 'object') {
      for (const { key, value: inner } of value.fields) argument(key, inner, by);
    } else if (value.type === 'tuple') for (const item of value.items) fields(item, by);
    else if (value.type === 'call') for (const each of value.arguments) fields(each, by);
    else if (value.type === 'parentheses') fields(value.of, by);
  };
  const body = ({ attributes, blocks }: Body, by: number): void => {
    for (const { key, value } of attributes.values()) argument(key, value, by);
    for (const block of blocks) body(block.body, by);
  };
  for (const { anchor, item } of file.parts) {
    if (item.type === 'block') body(item.body, anchor.start);
    else argument(item.key, item.value, anchor.start);
  }
  const comments = new Map<number, number>();
  for (const { start, text: own } of file.comments) {
    const at = line(start);
    if (!own.startsWith('/*') && text.slice(lines.start(at), start).trim() !== '') comments.set(at, start);
  }
  const rows: Row[] = [];
  for (let index = 0; index < lines.count; index++) {
    const last = joined.get(index) ?? index;
    rows.push({ first: index, last, equals: equals.get(index), comment: comments.get(last) });
    index = last;
  }
  return rows;
}
