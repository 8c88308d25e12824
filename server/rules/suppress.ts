import { message } from '../messages/message';
import { commentsWith, type Comment } from '../syntax/comments';
import type { SyntaxFile } from '../syntax/node';
import type { Lines } from '../text/lines';
import { Names } from '../text/nearest';
import { spanOf, type Place } from '../text/place';
import type { Finding } from './judge';
import type { Fix } from './rule';

/** A comment that disables rules, and the rule ids that it names. Offsets of the file. */
interface Suppression {
  readonly comment: Comment;
  readonly scope: 'file' | 'line';
  /** The line it holds for; for a whole file undefined. */
  readonly line?: number;
  readonly ids: readonly { readonly id: string; readonly start: number; readonly end: number }[];
  /** What stands behind ` -- `. */
  readonly reason?: string;
}

/** A finding that a comment disables, with the reason that the comment gives. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason?: string;
}

/** So many names that disable nothing are reported one by one: a comment can have as many as half its characters. */
const NEEDLESS_LIMIT = 10_000;

const directive = /^#[ \t]*ims-disable-(next-line|file)(?=[ \t]|$)/;

const mark = 'ims-disable-';

/** The comments of a file that steer the checks. `ims-disable-next-line` means the next line that is more than a comment. */
function suppressionsIn(file: SyntaxFile, lines: Lines): readonly Suppression[] {
  const nextCodeLine = codeLinesIn(lines);
  return commentsWith(file, mark).flatMap((comment): Suppression[] => {
    const match = directive.exec(comment.text);
    if (match === null) return [];
    const reason = comment.text.indexOf(' -- ');
    const list = comment.text.slice(match[0].length, reason < 0 ? undefined : reason);
    const said = reason < 0 ? undefined : comment.text.slice(reason + 4).trim();
    const start = comment.start + match[0].length;
    const ids = [...list.matchAll(/[^\s,]+/g)].map((id) => ({
      id: id[0],
      start: start + id.index,
      end: start + id.index + id[0].length,
    }));
    if (match[1] === 'file') return [{ comment, scope: 'file', ids, reason: said }];
    return [{ comment, scope: 'line', line: nextCodeLine(comment.start), ids, reason: said }];
  });
}

/** Finds the next line that is more than a comment, for offsets in the order of the file. */
function codeLinesIn(lines: Lines): (offset: number) => number {
  let found = 0;
  return (offset) => {
    let line = lines.position(offset).line + 1;
    if (line <= found) return found;
    while (line < lines.count && /^\s*(#|$)/.test(lines.line(line))) line++;
    return (found = line);
  };
}

/**
 * Sets apart the findings that a comment disables, and adds one for each name in a comment that disables nothing. `known`
 * are the ids of all rules, `active` of those that ran: a comment for a rule that is turned off is not called needless.
 */
export function suppress(
  file: SyntaxFile,
  lines: Lines,
  findings: readonly Finding[],
  rules: { readonly known: ReadonlySet<string>; readonly active: ReadonlySet<string> },
): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] } {
  const suppressions = suppressionsIn(file, lines);
  if (suppressions.length === 0) return { findings, suppressed: [] };
  const { known, active } = rules;
  const placeOf = (line: number | undefined, rule: string): string => `${String(line ?? '')} ${rule}`;
  const reasons = new Map<string, string | undefined>();
  for (const { line, ids, reason } of suppressions)
    for (const { id } of ids) reasons.set(placeOf(line, id), reasons.get(placeOf(line, id)) ?? reason);
  const used = new Set<string>();
  const suppressed: Suppressed[] = [];
  const kept = findings.filter((finding) => {
    const { line } = lines.position(spanOf(finding.at).start);
    const places = [placeOf(line, finding.rule), placeOf(undefined, finding.rule)].filter((place) =>
      reasons.has(place),
    );
    for (const place of places) used.add(place);
    if (places.length > 0)
      suppressed.push({
        finding,
        reason: places.map((place) => reasons.get(place)).find((said) => said !== undefined),
      });
    return places.length === 0;
  });
  const names = new Names(known);
  const needless = suppressions.flatMap((each) =>
    each.ids
      .filter(({ id }) => !used.has(placeOf(each.line, id)) && (active.has(id) || !known.has(id)))
      .map((name) => ({ suppression: each, name })),
  );
  const told = needless
    .slice(0, NEEDLESS_LIMIT)
    .map(({ suppression, name }) => needlessDisable(suppression, name, known, names, lines));
  const next = needless[NEEDLESS_LIMIT];
  if (next !== undefined) told.push(moreNeedless(next.name, needless.length - NEEDLESS_LIMIT));
  return { findings: [...kept, ...told], suppressed };
}

function moreNeedless({ start, end }: Suppression['ids'][number], count: number): Finding {
  return {
    rule: 'needless-disable',
    severity: 'warning',
    at: { piece: { start: 0 }, start, end },
    message: message('needless-disable.more', { count }),
    related: [],
    fixes: () => [],
  };
}

function needlessDisable(
  suppression: Suppression,
  name: Suppression['ids'][number],
  known: ReadonlySet<string>,
  names: Names,
  lines: Lines,
): Finding {
  const { id, start, end } = name;
  const piece = { start: 0 };
  const [near] = known.has(id) ? [] : names.nearest(id);
  const rename: readonly Fix[] =
    near === undefined
      ? []
      : [
          {
            title: message('fix.rename-to', { near }),
            changes: [{ do: 'text', at: { piece, start, end }, newText: near }],
          },
        ];
  return {
    rule: 'needless-disable',
    severity: 'warning',
    at: { piece, start, end },
    message: known.has(id)
      ? message('needless-disable', { rule: id })
      : near === undefined
        ? message('needless-disable.unknown', { rule: id })
        : message('needless-disable.unknown-near', { rule: id, near }),
    related: [],
    fixes: () => [...rename, removal(suppression, name, lines)],
  };
}

/** Takes a name out of a comment; the comment goes with its last name, and its line with the comment. */
function removal({ comment, ids }: Suppression, name: Suppression['ids'][number], lines: Lines): Fix {
  const piece = { start: 0 };
  if (ids.length > 1) {
    const index = ids.indexOf(name);
    // With what stands between it and its neighbour: the one before it, or behind the first.
    const at: Place = {
      piece,
      start: ids[index - 1]?.end ?? name.start,
      end: index > 0 ? name.end : (ids[1]?.start ?? name.end),
    };
    return {
      title: message('fix.remove-from-comment', { rule: name.id }),
      safe: true,
      changes: [{ do: 'text', at, newText: '' }],
    };
  }
  const line = lines.position(comment.start).line;
  const alone = lines.line(line).trim() === comment.text.trim();
  const at: Place = alone
    ? { piece, start: lines.start(line), end: lines.start(line + 1) }
    : { piece, start: comment.start, end: comment.end };
  return { title: message('fix.remove-comment'), safe: true, changes: [{ do: 'text', at, newText: '' }] };
}
