import { limits } from '../limits';
import type { Comment, SyntaxProblem } from '../syntax/node';
import type { Anchor } from '../text/anchored-span';
import { differenceOf } from '../text/difference';
import type { SourceFile } from '../text/source-file';
import { BodyParser } from './bodies';
import { HclText } from './heads';
import type { HclFile, TopLevelItem } from './node';

/** The unit of incremental parsing: a part with the rest of its line, or white space and comments between parts. */
interface Chunk {
  readonly anchor: Anchor;
  readonly length: number;
  readonly part?: TopLevelItem;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

const chunksOf = new WeakMap<HclFile, readonly Chunk[]>();

/** The maximum number of parts and of the gaps between them. */
const CHUNK_LIMIT = 2 * limits.entries;

/** The number of extra characters at which parsing without regard to indentation is abandoned for parsing with it. */
const WASTE_LIMIT = 16_000;

/**
 * Parses an HCL file in native syntax. Never throws; syntax errors are in `problems`, and the rest of the file is still parsed.
 * The unchanged parts of the previous file, `last`, are reused: their anchors move, so `last` becomes
 * invalid.
 */
export function parseHcl(text: string, source: SourceFile, last?: HclFile): HclFile {
  if (last?.text === text && last.source === source) return last;
  if (text.length > limits.characters) return tooLarge(text, source);
  const chunks = readChunks(text, source, last?.source === source ? last : undefined);
  if (chunks.length > CHUNK_LIMIT) return tooLarge(text, source, 'hcl.too-many', limits.entries);
  const parts: TopLevelItem[] = [];
  const problems: SyntaxProblem[] = [];
  const comments: Comment[] = [];
  const names = new Set<string>();
  for (const chunk of chunks) {
    const { anchor, part } = chunk;
    if (part !== undefined) {
      parts.push(part);
      const { item } = part;
      if (item.type === 'attribute' && names.has(item.name)) {
        problems.push({ anchor, ...item.key, what: 'hcl.duplicate', args: { name: item.name } });
      } else if (item.type === 'attribute') names.add(item.name);
    }
    for (const problem of chunk.problems) problems.push(problem);
    for (const comment of chunk.comments) {
      comments.push({ ...comment, start: comment.start + anchor.start, end: comment.end + anchor.start });
    }
  }
  const file = { source, text, json: false, parts, problems, comments };
  chunksOf.set(file, chunks);
  return file;
}

/** A file without parts, because it exceeds a limit. */
export function tooLarge(
  text: string,
  source: SourceFile,
  what: 'syntax.too-large.characters' | 'hcl.too-many' = 'syntax.too-large.characters',
  limit: number = limits.characters,
): HclFile {
  const args = { limit: limit.toLocaleString('en') };
  const problem = { anchor: { start: 0, source }, start: 0, end: 1, what, args };
  return { source, text, json: false, parts: [], problems: [problem], comments: [] };
}

function readChunks(text: string, source: SourceFile, last?: HclFile): readonly Chunk[] {
  const whole = new HclText(text);
  const old = last === undefined ? [] : (chunksOf.get(last) ?? []);
  const change = last === undefined ? undefined : differenceOf(last.text, text);
  const shift = change === undefined ? 0 : change.newEnd - change.end;
  const chunks: Chunk[] = [];
  let next = 0;
  for (let pos = 0; pos < text.length && chunks.length <= CHUNK_LIMIT;) {
    let same: Chunk | undefined;
    if (last !== undefined && change !== undefined) {
      const before = pos < change.newEnd ? pos : pos - shift;
      while ((old[next]?.anchor.start ?? Infinity) < before) next++;
      const known = old[next];
      if (known?.anchor.start === before) {
        const end = before + known.length;
        // Text after an incomplete part may belong to it.
        const kept =
          pos >= change.newEnd
            ? before >= change.end && before > 0 === pos > 0
            : end + 2 <= change.start && known.problems.length === 0;
        if (kept) same = known;
        else {
          const again = readChunk(whole, pos, source);
          const equal = last.text.slice(before, end) === text.slice(pos, pos + again.length);
          same = equal && sameProblems(known, again) ? known : again;
        }
      }
    }
    same ??= readChunk(whole, pos, source);
    chunks.push(same);
    next += same === old[next] ? 1 : 0;
    pos += same.length;
  }
  let start = 0;
  for (const chunk of chunks) {
    chunk.anchor.start = start;
    start += chunk.length;
  }
  return chunks;
}

function sameProblems(a: Chunk, b: Chunk): boolean {
  const same = (x: SyntaxProblem, y?: SyntaxProblem): boolean =>
    x.what === y?.what && x.start === y.start && x.end === y.end;
  return (
    a.problems.length === b.problems.length && a.problems.every((problem, index) => same(problem, b.problems[index]))
  );
}

function readChunk(whole: HclText, start: number, source: SourceFile): Chunk {
  const anchor = { start, source };
  const blank = new BodyParser(whole, anchor, start, false);
  blank.skip(true);
  const { pos, problems, comments } = blank;
  if (pos > start || pos >= whole.text.length) return { anchor, length: pos - start, problems, comments };
  const lenient = readPart(whole, anchor, false);
  if (lenient.balanced) return lenient.chunk;
  const strict = readPart(whole, anchor, true);
  return (lenient.chunk.length - strict.chunk.length > WASTE_LIMIT ? lenient : strict).chunk;
}

/** Parses the part that begins at an offset. With `strict`, a line that is not indented ends everything that is not closed before it. */
function readPart(
  whole: HclText,
  anchor: Anchor,
  strict: boolean,
): { readonly chunk: Chunk; readonly balanced: boolean } {
  const parser = new BodyParser(whole, anchor, anchor.start, strict);
  const item = parser.item(true);
  const { problems, comments, stopped } = parser;
  const end = stopped ? whole.headAfter(parser.pos - 1) : parser.pos;
  const length = Math.max(end, anchor.start + 1) - anchor.start;
  const broken = problems.some(({ what }) => what !== 'hcl.duplicate');
  const part = item && { anchor, item, broken };
  return { chunk: { anchor, length, problems, comments, part }, balanced: !parser.unbalanced && !stopped };
}
