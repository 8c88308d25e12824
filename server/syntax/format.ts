import { applyEdits, type Edit } from '../text/edit';
import { lineStart, type Span } from '../text/place';
import { atomsOf, type Atom } from './atoms';
import { commentsIn } from './comments';
import type { SyntaxFile } from './node';
import { parse } from './parse';
import { plain } from './plain';

/**
 * The edits that lay a file out anew: indentation, spaces and blank lines, nothing else. Line breaks stay where they are, with
 * the line ends they have. None where the text has a fault, or where it would mean anything else afterwards.
 */
export function formatEdits(file: SyntaxFile): readonly Edit[] {
  const { text, problems } = file;
  if (problems.length > 0 || /\r(?!\n)/.test(text)) return [];
  return proved(file, editsOf(text, 0, atomsOf(text)));
}

/** The same for the top-level fields, things and steps that a span touches; they stay at their column. */
export function formatRangeEdits(file: SyntaxFile, span: Span): readonly Edit[] {
  const { text, problems, documents } = file;
  if (problems.length > 0 || /\r(?!\n)/.test(text)) return [];
  const edits = documents.flatMap(({ entries, sections }) => {
    const flow = new Set(sections.filter((section) => section.flow).map(({ name }) => name));
    return entries.flatMap(({ piece, path, end }, index): readonly Edit[] => {
      const stop = piece.start + end;
      if (piece.start > span.end || stop < span.start || flow.has(path[0]) || entries[index - 1]?.piece === piece)
        return [];
      const line = lineStart(text, piece.start);
      const column = piece.start - line;
      if (/[^ ]/.test(text.slice(line, piece.start))) return [];
      // A text of several lines takes the end of its last one in.
      const after = text[stop - 1] === '\n' ? stop - 1 : text.indexOf('\n', stop);
      const own = text.slice(piece.start, after < 0 ? text.length : after);
      return editsOf(own, piece.start, atomsOf(' '.repeat(column) + own, column), column);
    });
  });
  return proved(file, edits);
}

/** Edits of the white space between atoms. `shift`: how many characters stand before the text in what the atoms were read from. */
function editsOf(text: string, base: number, atoms: readonly Atom[] | undefined, shift = 0): readonly Edit[] {
  const edits: Edit[] = [];
  const [first] = atoms ?? [];
  if (atoms === undefined || first === undefined) return edits;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
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
  // Line breaks behind a text of several lines are left: they may be part of it.
  if (shift === 0 && atoms.at(-1)?.held !== true && !put(done, text.length, /\r?\n/.exec(tail)?.[0] ?? eol)) return [];
  return edits;
}

/** The edits where the text means the same after them, else none. */
function proved({ text, documents }: SyntaxFile, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length === 0) return edits;
  const result = applyEdits(text, edits);
  const after = parse(result);
  const same =
    after.problems.length === 0 &&
    meaning(after.documents) === meaning(documents) &&
    commentsOf(result) === commentsOf(text);
  return same ? edits : [];
}

function meaning(documents: SyntaxFile['documents']): string {
  return JSON.stringify(
    documents.map(({ entries, sections }) => [
      sections.map(({ name, list }) => [name, list]),
      entries.map(({ path, value }) => [path, plain(value)]),
    ]),
  );
}

function commentsOf(text: string): string {
  return commentsIn(text)
    .map((comment) => comment.text.trimEnd())
    .join('\n');
}
