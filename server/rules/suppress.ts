import { message, type Message } from '../messages/message';
import { commentsWith, type Comment } from '../syntax/comments';
import type { SyntaxFile } from '../syntax/node';
import type { Lines } from '../text/lines';
import { Names } from '../text/nearest';
import { spanOf, type Place } from '../text/place';
import type { Finding } from './judge';
import type { Fix } from './rule';

/** A word of a comment. Offsets of the file. */
interface Word {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A comment that disables rules, and the rule ids that it names. */
interface Suppression {
  readonly comment: Comment;
  /** Its first word, such as `ims-disable-next-line`. */
  readonly directive: Word;
  /** The line it applies to; for a whole file undefined. */
  readonly line?: number;
  readonly ids: readonly Word[];
  /** The text after ` -- `. */
  readonly reason?: string;
}

/** A finding that a comment disables, with the reason that the comment gives. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason?: string;
}

/** So many names that disable nothing are reported one by one: a comment can have as many as half its characters. */
const NEEDLESS_LIMIT = 10_000;

const directives = ['ims-disable-next-line', 'ims-disable-file'] as const;

const directivePattern = /^#[ \t]*(ims-disable(?:-[\w-]*)?)(?=[ \t]|$)/;

/** The comments of a file that steer the checks. `ims-disable-next-line` means the next line that is more than a comment. */
function suppressionsIn(file: SyntaxFile, lines: Lines): readonly Suppression[] {
  const nextCodeLine = codeLinesIn(lines);
  return commentsWith(file, 'ims-disable').flatMap((comment): Suppression[] => {
    const [whole = '', name] = directivePattern.exec(comment.text) ?? [];
    if (name === undefined) return [];
    const start = comment.start + whole.length;
    const directive = { id: name, start: start - name.length, end: start };
    const reason = comment.text.indexOf(' -- ');
    const list = comment.text.slice(whole.length, reason < 0 ? undefined : reason);
    const ids = [...list.matchAll(/[^\s,]+/g)].map((id) => ({
      id: id[0],
      start: start + id.index,
      end: start + id.index + id[0].length,
    }));
    const line = name === 'ims-disable-file' ? undefined : nextCodeLine(comment.start);
    return [{ comment, directive, line, ids, reason: reason < 0 ? undefined : comment.text.slice(reason + 4).trim() }];
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
 * Sets apart the findings that a comment disables, and adds one for each name in a comment that disables nothing, and for each
 * comment without names or of an unknown kind. `known` are the ids of all rules, `active` of those that ran: a comment for a
 * rule that is turned off is not called needless.
 */
export function suppress(
  file: SyntaxFile,
  lines: Lines,
  findings: readonly Finding[],
  rules: { readonly known: ReadonlySet<string>; readonly active: ReadonlySet<string> },
): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] } {
  const all = suppressionsIn(file, lines);
  if (all.length === 0) return { findings, suppressed: [] };
  const suppressions = all.filter(({ directive, ids }) => isDirective(directive.id) && ids.length > 0);
  const useless = all.filter(({ directive, ids }) => !isDirective(directive.id) || ids.length === 0);
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
  const reports = [
    ...useless.map((each) => ({ word: each.directive, report: () => uselessComment(each, lines) })),
    ...suppressions.flatMap((each) =>
      each.ids
        .filter(({ id }) => !used.has(placeOf(each.line, id)) && (active.has(id) || !known.has(id)))
        .map((word) => ({ word, report: () => needlessDisable(each, word, known, names, lines) })),
    ),
  ];
  const told = reports.slice(0, NEEDLESS_LIMIT).map(({ report }) => report());
  const next = reports[NEEDLESS_LIMIT];
  if (next !== undefined)
    told.push(findingAt(next.word, message('needless-disable.more', { count: reports.length - NEEDLESS_LIMIT })));
  return { findings: [...kept, ...told], suppressed };
}

function isDirective(word: string): boolean {
  return directives.some((each) => each === word);
}

function findingAt({ start, end }: Word, said: Message, fixes: () => readonly Fix[] = () => []): Finding {
  return {
    rule: 'needless-disable',
    severity: 'warning',
    at: { piece: { start: 0 }, start, end },
    message: said,
    related: [],
    fixes,
  };
}

/** A comment that names no rules, or whose first word is not a directive, as in `ims-disable-line`. */
function uselessComment(suppression: Suppression, lines: Lines): Finding {
  const { comment, directive, ids } = suppression;
  if (isDirective(directive.id))
    return findingAt(directive, message('needless-disable.no-names', { directive: directive.id }), () => [
      { ...removalOf(comment, lines), safe: false },
    ]);
  const [nextLine] = directives;
  const said = message('needless-disable.directive', { directive: directive.id });
  return findingAt(directive, said, () =>
    // After code it means its own line, which the comment for the next line does not.
    ids.length > 0 && isAlone(comment, lines) ? [renaming(directive, nextLine)] : [],
  );
}

function needlessDisable(
  suppression: Suppression,
  name: Word,
  known: ReadonlySet<string>,
  names: Names,
  lines: Lines,
): Finding {
  const { id } = name;
  const [near] = known.has(id) ? [] : names.nearest(id);
  const said = known.has(id)
    ? message('needless-disable', { rule: id })
    : near === undefined
      ? message('needless-disable.unknown', { rule: id })
      : message('needless-disable.unknown-near', { rule: id, near });
  return findingAt(name, said, () => [
    ...(near === undefined ? [] : [renaming(name, near)]),
    removal(suppression, name, lines),
  ]);
}

function renaming({ start, end }: Word, near: string): Fix {
  return {
    title: message('fix.rename-to', { near }),
    changes: [{ do: 'text', at: { piece: { start: 0 }, start, end }, newText: near }],
  };
}

/** Takes a name out of a comment; the comment goes with its last name, and its line with the comment. */
function removal({ comment, ids }: Suppression, name: Word, lines: Lines): Fix {
  if (ids.length === 1) return removalOf(comment, lines);
  const index = ids.indexOf(name);
  // With what is between it and its neighbor: the one before it, or after the first.
  const at: Place = {
    piece: { start: 0 },
    start: ids[index - 1]?.end ?? name.start,
    end: index > 0 ? name.end : (ids[1]?.start ?? name.end),
  };
  return {
    title: message('fix.remove-from-comment', { rule: name.id }),
    safe: true,
    changes: [{ do: 'text', at, newText: '' }],
  };
}

function removalOf(comment: Comment, lines: Lines): Fix {
  const piece = { start: 0 };
  const line = lines.position(comment.start).line;
  const at: Place = isAlone(comment, lines)
    ? { piece, start: lines.start(line), end: lines.start(line + 1) }
    : { piece, start: comment.start, end: comment.end };
  return { title: message('fix.remove-comment'), safe: true, changes: [{ do: 'text', at, newText: '' }] };
}

/** Whether a comment has a line to itself. */
function isAlone(comment: Comment, lines: Lines): boolean {
  return lines.line(lines.position(comment.start).line).trim() === comment.text.trim();
}
