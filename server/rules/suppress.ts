import { message } from '../messages/message';
import { commentsWith, type Comment } from '../syntax/comments';
import type { SyntaxFile } from '../syntax/node';
import type { Lines } from '../text/lines';
import { nearest } from '../text/nearest';
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
}

const directive = /^#[ \t]*ims-disable-(next-line|file)(?=[ \t]|$)/;

const mark = 'ims-disable-';

/** The comments of a file that steer the checks. `ims-disable-next-line` means the next line that is more than a comment. */
function suppressionsIn(file: SyntaxFile, lines: Lines): readonly Suppression[] {
  return commentsWith(file, mark).flatMap((comment): Suppression[] => {
    const match = directive.exec(comment.text);
    if (match === null) return [];
    const reason = comment.text.indexOf(' -- ');
    const list = comment.text.slice(match[0].length, reason < 0 ? undefined : reason);
    const start = comment.start + match[0].length;
    const ids = [...list.matchAll(/[^\s,]+/g)].map((id) => ({
      id: id[0],
      start: start + id.index,
      end: start + id.index + id[0].length,
    }));
    if (match[1] === 'file') return [{ comment, scope: 'file', ids }];
    return [{ comment, scope: 'line', line: nextCodeLine(lines, comment.start), ids }];
  });
}

function nextCodeLine(lines: Lines, offset: number): number {
  let line = lines.position(offset).line + 1;
  while (line < lines.count && /^\s*(#|$)/.test(lines.line(line))) line++;
  return line;
}

/**
 * Leaves out the findings that a comment disables, and adds one for each name in a comment that disables nothing. `known`
 * are the ids of all rules, `active` of those that ran: a comment for a rule that is turned off is not called needless.
 */
export function suppress(
  file: SyntaxFile,
  lines: Lines,
  findings: readonly Finding[],
  rules: { readonly known: ReadonlySet<string>; readonly active: ReadonlySet<string> },
): readonly Finding[] {
  const suppressions = suppressionsIn(file, lines);
  if (suppressions.length === 0) return findings;
  const { known, active } = rules;
  const used = new Set<object>();
  const kept = findings.filter((finding) => {
    const line = lines.position(spanOf(finding.at).start).line;
    const ids = suppressions
      .filter((each) => each.scope === 'file' || each.line === line)
      .flatMap((each) => each.ids.filter(({ id }) => id === finding.rule));
    for (const id of ids) used.add(id);
    return ids.length === 0;
  });
  const needless = suppressions.flatMap((each) =>
    each.ids
      .filter((id) => !used.has(id) && (active.has(id.id) || !known.has(id.id)))
      .map((id) => needlessDisable(each, id, known, lines)),
  );
  return [...kept, ...needless];
}

function needlessDisable(
  { comment, ids }: Suppression,
  { id, start, end }: Suppression['ids'][number],
  known: ReadonlySet<string>,
  lines: Lines,
): Finding {
  const piece = { start: 0 };
  const [near] = known.has(id) ? [] : nearest(id, [...known]);
  const line = lines.position(comment.start).line;
  const alone = lines.line(line).trim() === comment.text.trim();
  const whole: Place = alone
    ? { piece, start: lines.start(line), end: lines.start(line + 1) }
    : { piece, start: comment.start, end: comment.end };
  const rest = comment.text.replace(new RegExp(`[ \\t,]*${id.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`), '');
  const remove: Fix =
    ids.length === 1
      ? { title: message('fix.remove-comment'), safe: true, changes: [{ do: 'text', at: whole, newText: '' }] }
      : {
          title: message('fix.remove-from-comment', { rule: id }),
          safe: true,
          changes: [{ do: 'text', at: { piece, start: comment.start, end: comment.end }, newText: rest }],
        };
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
    fixes: () => [...rename, remove],
  };
}
