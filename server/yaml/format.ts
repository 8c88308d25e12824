import { eolOf } from '../text/line-end';
import { applyEdits, type Edit } from '../text/edit';
import { lineStart, type Span } from '../text/anchored-span';
import { layoutTokensOf, type LayoutToken } from './layout-tokens';
import type { SyntaxFile } from '../syntax/node';
import { parse } from './parse';
import { plainValue } from '../syntax/plain-value';

/**
 * The edits that format a file: only indentation, spaces and blank lines. Line breaks and line endings stay as they are. There are
 * no edits if the text has a syntax error, or if its meaning would change.
 */
export function formatEdits(file: SyntaxFile): readonly Edit[] {
  const { text, problems } = file;
  if (problems.length > 0 || /\r(?!\n)/.test(text)) return [];
  return proved(file, editsOf(text, 0, layoutTokensOf(text)));
}

/** The edits that format the top-level fields, declarations, and steps that a span touches; they stay at their column. */
export function formatRangeEdits(file: SyntaxFile, span: Span): readonly Edit[] {
  const { text, problems, documents } = file;
  if (problems.length > 0 || /\r(?!\n)/.test(text)) return [];
  const edits = documents.flatMap(({ entries, sections }) => {
    const flow = new Set(sections.filter((section) => section.flow).map(({ name }) => name));
    return entries.flatMap(({ anchor, path, end }, index): readonly Edit[] => {
      const stop = anchor.start + end;
      if (anchor.start > span.end || stop < span.start || flow.has(path[0]) || entries[index - 1]?.anchor === anchor)
        return [];
      const line = lineStart(text, anchor.start);
      const column = anchor.start - line;
      if (/[^ ]/.test(text.slice(line, anchor.start))) return [];
      // A multi-line text includes the end of its last line.
      const after = text[stop - 1] === '\n' ? stop - 1 : text.indexOf('\n', stop);
      const own = text.slice(anchor.start, after < 0 ? text.length : after);
      return editsOf(own, anchor.start, layoutTokensOf(' '.repeat(column) + own, column), column);
    });
  });
  return proved(file, edits);
}

/** Edits of the white space between tokens. `shift`: the number of characters before the text in the source of the tokens. */
function editsOf(text: string, base: number, atoms: readonly LayoutToken[] | undefined, shift = 0): readonly Edit[] {
  const edits: Edit[] = [];
  const [first] = atoms ?? [];
  if (atoms === undefined || first === undefined) return edits;
  const eol = eolOf(text);
  const put = (from: number, to: number, newText: string): boolean => {
    const old = text.slice(from, to);
    if (/[^ \t\r\n]/.test(old)) return false;
    if (old !== newText) edits.push({ start: base + from, end: base + to, newText });
    return true;
  };
  let done = shift === 0 ? 0 : first.start - shift;
  for (const [index, { start, end, indent, gap, held }] of atoms.entries()) {
    const from = start - shift;
    const breaks = index === 0 ? [] : (text.slice(done, from).match(/\r?\n/g) ?? []);
    let between: string;
    if (index === 0) between = shift === 0 ? ' '.repeat(indent) : '';
    else if (breaks.length === 0) between = gap === undefined ? text.slice(done, from) : ' '.repeat(gap);
    else {
      between = (held === true ? breaks : breaks.slice(0, 2)).join('') + ' '.repeat(indent);
    }
    if (!put(done, from, between)) return [];
    done = end - shift;
  }
  const tail = text.slice(done);
  // Line breaks after a multi-line text are not changed because they may be part of it.
  if (shift === 0 && atoms.at(-1)?.held !== true && !put(done, text.length, /\r?\n/.exec(tail)?.[0] ?? eol)) return [];
  return edits;
}

/** The edits if the text keeps its meaning, otherwise none. */
function proved(file: SyntaxFile, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length === 0) return edits;
  const after = parse(applyEdits(file.text, edits));
  const same =
    after.problems.length === 0 &&
    meaning(after.documents) === meaning(file.documents) &&
    commentsOf(after) === commentsOf(file);
  return same ? edits : [];
}

function meaning(documents: SyntaxFile['documents']): string {
  return JSON.stringify(
    documents.map(({ entries, sections }) => [
      sections.map(({ name, list }) => [name, list]),
      entries.map(({ path, value }) => [path, plainValue(value)]),
    ]),
  );
}

function commentsOf({ regions = [] }: SyntaxFile): string {
  return regions.flatMap(({ comments }) => comments.map(({ text }) => text.trimEnd())).join('\n');
}
