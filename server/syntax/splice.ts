import { changedRange } from '../text/difference';
import type { Chunk } from './chunk';
import type { Section, SyntaxFile } from './node';

/** Some chunks that follow one another, and those that took their place. */
export interface Replaced {
  readonly gone: readonly Chunk[];
  readonly came: readonly Chunk[];
  /** By how much what stands behind them has moved. */
  readonly shift: number;
}

/**
 * The file after children of one section took the place of as many others. `undefined` where more than their own entries may
 * be different: it is put together anew then.
 */
export function spliced(
  text: string,
  before: SyntaxFile,
  chunks: readonly Chunk[],
  replaced: Replaced,
): SyntaxFile | undefined {
  const [document, ...others] = before.documents;
  const { start, end, newEnd } = changedRange(replaced.gone, replaced.came, (a, b) => a === b);
  const gone = replaced.gone.slice(start, end);
  const came = replaced.came.slice(start, newEnd);
  const old = gone.flatMap((chunk) => chunk.entries);
  const frame = came[0]?.frame;
  if (
    document === undefined ||
    others.length > 0 ||
    frame === undefined ||
    before.problems.length > 0 ||
    old.length === 0
  )
    return undefined;
  const alike = (chunk: Chunk): boolean =>
    chunk.problems.length === 0 && chunk.frame?.name === frame.name && chunk.frame.list === frame.list;
  if (!gone.every(alike) || !came.every(alike)) return undefined;
  const first = old[0]?.path[1];
  if (frame.list) {
    let index = Number(first);
    for (const chunk of came) {
      chunk.renumber(index);
      index += chunk.entries.length;
    }
  }
  const own = came.flatMap((chunk) => chunk.entries);
  // Other names may be names that stand elsewhere; another number of items numbers those behind anew.
  if (own.length !== old.length || own.some((entry, index) => entry.path[1] !== old[index]?.path[1])) return undefined;
  const { entries } = document;
  const from = old[0] === undefined ? -1 : entries.indexOf(old[0]);
  const to = from + old.length;
  const { shift } = replaced;
  const begin = came[0]?.start ?? 0;
  const sectionAfter = (section: Section): Section => {
    const by = section.key.start > begin ? shift : 0;
    const key = { start: section.key.start + by, end: section.key.end + by };
    if (section.name !== frame.name)
      return by === 0
        ? section
        : { ...section, key, value: { start: section.value.start + by, end: section.value.end + by } };
    const isFirst = entries[from - 1]?.path[0] !== frame.name;
    const last = entries[to]?.path[0] === frame.name ? undefined : own.at(-1);
    return {
      ...section,
      value: {
        start: (isFirst ? own[0]?.piece.start : undefined) ?? section.value.start,
        end: last === undefined ? section.value.end + shift : last.piece.start + last.end,
      },
    };
  };
  return {
    text,
    documents: [
      {
        span: { start: document.span.start, end: text.length },
        entries: entries.slice(0, from).concat(own, entries.slice(to)),
        sections: document.sections.map(sectionAfter),
        since: { from: entries, start: from, end: to, newEnd: to },
      },
    ],
    problems: [],
    regions: chunks,
  };
}
