import { message, type Message } from '../messages/message';
import type { Frontend } from '../syntax/frontend';
import type { Comment, SyntaxFile } from '../syntax/node';
import { namesIn, type Suppression, type Word } from './disabled-rules';
import { disableField, fieldsIn } from './suppression-fields';
import type { Lines } from '../text/lines';
import { grouped } from '../text/grouped';
import { NearNames } from '../text/nearest';
import { placeIn, spanOf } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
import type { Finding } from './checker';
import type { Fix } from '../rules/rule';

/** A finding that a comment disables, with the reason that the comment gives. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason?: string;
}

/** The maximum number of unused names that are reported one by one, because a comment can contain very many. */
const NEEDLESS_LIMIT = 10_000;

const directives = ['ims-disable-next-line', 'ims-disable-file'] as const;

const directivePattern = /^[ \t]*(ims-disable(?:-[\w-]*)?)(?=[ \t]|$)/;

/** The comments that disable rules. `ims-disable-next-line` applies to the next line with code. */
function commentsIn(frontend: Frontend, file: SyntaxFile): readonly Suppression[] {
  const { source } = file;
  const { lines } = source;
  const nextCodeLine = codeLinesIn(frontend, lines);
  return frontend.comments(file, 'ims-disable').flatMap((comment): Suppression[] => {
    const text = comment.text.slice(comment.content.start, comment.content.end);
    const [whole = '', name] = directivePattern.exec(text) ?? [];
    if (name === undefined) return [];
    const start = comment.start + comment.content.start + whole.length;
    const directive = { id: name, start: start - name.length, end: start };
    const { ids, reason } = namesIn(text.slice(whole.length), start);
    const line = name === 'ims-disable-file' ? undefined : nextCodeLine(comment.start);
    return [
      {
        directive,
        line,
        ids,
        reason,
        // A comment after code applies to its own line, unlike the comment for the next line.
        alone: isAlone(comment, lines),
        remove: removalOf(comment, source),
      },
    ];
  });
}

/** Finds the next line with code, for offsets in the order of the file. */
export function codeLinesIn(frontend: Frontend, lines: Lines): (offset: number) => number {
  let found = 0;
  return (offset) => {
    let line = lines.position(offset).line + 1;
    if (line <= found) return found;
    while (line < lines.count && frontend.isBlank(lines.line(line))) line++;
    return (found = line);
  };
}

/**
 * Separates the findings that a comment or a field disables. Adds a finding for each name there that disables nothing, and for each
 * comment or field without names or of an unknown kind. `known` are the IDs of all rules, `active` those of the rules that ran; a comment
 * for a rule that is turned off is not reported as unused.
 */
export function suppress(
  frontend: Frontend,
  file: SyntaxFile,
  findings: readonly Finding[],
  rules: { readonly known: ReadonlySet<string>; readonly active: ReadonlySet<string> },
): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] } {
  const { source } = file;
  const all = [...commentsIn(frontend, file), ...fieldsIn(frontend, file)];
  if (all.length === 0) return { findings, suppressed: [] };
  const suppressions = all.filter(({ directive, ids }) => isDirective(directive.id) && ids.length > 0);
  const useless = all.filter(({ directive, ids }) => !isDirective(directive.id) || ids.length === 0);
  const { known, active } = rules;
  const placeOf = (line: number | undefined, rule: string): string => `${String(line ?? '')} ${rule}`;
  const disabled = suppressions.flatMap((by) => by.ids.map(({ id }) => ({ by, place: placeOf(by.line, id) })));
  /** By rule and line, or by rule alone for spans and the file. */
  const byPlace = grouped(disabled, ({ place }) => place);
  const used = new Map<Suppression, Set<string>>(suppressions.map((each) => [each, new Set()]));
  const suppressed: Suppressed[] = [];
  const remaining = findings.filter((finding) => {
    const { start } = spanOf(finding.at);
    const by = [source.lines.position(start).line, undefined]
      .flatMap((line) => byPlace.get(placeOf(line, finding.rule)) ?? [])
      .map(({ by: each }) => each)
      .filter(({ span }) => span === undefined || (span.start <= start && start < span.end));
    for (const each of by) used.get(each)?.add(finding.rule);
    if (by.length > 0) suppressed.push({ finding, reason: by.find(({ reason }) => reason !== undefined)?.reason });
    return by.length === 0;
  });
  const names = new NearNames(known);
  const reports = [
    ...useless.map((each) => ({ word: each.directive, report: () => uselessComment(each, source) })),
    ...suppressions.flatMap((each) =>
      each.ids
        .filter(({ id }) => used.get(each)?.has(id) !== true && (active.has(id) || !known.has(id)))
        .map((word) => ({ word, report: () => needlessDisable(each, word, known, names, source) })),
    ),
  ];
  const shown = reports.slice(0, NEEDLESS_LIMIT).map(({ report }) => report());
  const next = reports[NEEDLESS_LIMIT];
  if (next !== undefined)
    shown.push(
      findingAt(source, next.word, message('needless-disable.more', { count: reports.length - NEEDLESS_LIMIT })),
    );
  return { findings: [...remaining, ...shown], suppressed };
}

function isDirective(word: string): boolean {
  return word === disableField || directives.some((each) => each === word);
}

function findingAt(
  source: SourceFile,
  { start, end }: Word,
  explanation: Message,
  fixes: () => readonly Fix[] = () => [],
): Finding {
  return {
    rule: 'needless-disable',
    severity: 'warning',
    at: placeIn(source, { start, end }),
    message: explanation,
    related: [],
    fixes,
  };
}

/** A comment that names no rules, or whose first word is not a directive, as in `ims-disable-line`. */
function uselessComment(suppression: Suppression, source: SourceFile): Finding {
  const { directive, ids, alone, remove } = suppression;
  if (isDirective(directive.id))
    return findingAt(source, directive, message('needless-disable.no-names', { directive: directive.id }), () => [
      { ...remove, safe: false },
    ]);
  const [nextLine] = directives;
  const explanation = message('needless-disable.directive', { directive: directive.id });
  return findingAt(source, directive, explanation, () =>
    ids.length > 0 && alone ? [renaming(directive, nextLine, source)] : [],
  );
}

function needlessDisable(
  suppression: Suppression,
  name: Word,
  known: ReadonlySet<string>,
  names: NearNames,
  source: SourceFile,
): Finding {
  const { id } = name;
  const [near] = known.has(id) ? [] : names.nearest(id);
  const explanation = known.has(id)
    ? message('needless-disable', { rule: id })
    : near === undefined
      ? message('needless-disable.unknown', { rule: id })
      : message('needless-disable.unknown-near', { rule: id, near });
  return findingAt(source, name, explanation, () => [
    ...(near === undefined ? [] : [renaming(name, near, source)]),
    removal(suppression, name, source),
  ]);
}

function renaming(word: Word, near: string, source: SourceFile): Fix {
  return {
    title: message('fix.rename-to', { near }),
    changes: [{ do: 'text', at: placeIn(source, word), newText: near }],
  };
}

/** Removes a name. Removing the last one also removes the comment or the field, and its line if nothing else is on it. */
function removal({ remove, ids }: Suppression, name: Word, source: SourceFile): Fix {
  if (ids.length === 1) return remove;
  const index = ids.indexOf(name);
  // Includes the separator: the one before the name, or after it for the first name.
  const at = placeIn(source, {
    start: ids[index - 1]?.end ?? name.start,
    end: index > 0 ? name.end : (ids[1]?.start ?? name.end),
  });
  return {
    title: message('fix.remove-from-comment', { rule: name.id }),
    safe: true,
    changes: [{ do: 'text', at, newText: '' }],
  };
}

function removalOf(comment: Comment, source: SourceFile): Fix {
  const { lines } = source;
  const line = lines.position(comment.start).line;
  const at = placeIn(
    source,
    isAlone(comment, lines) ? { start: lines.start(line), end: lines.start(line + 1) } : comment,
  );
  return { title: message('fix.remove-comment'), safe: true, changes: [{ do: 'text', at, newText: '' }] };
}

/** Whether a comment has a line to itself. */
function isAlone(comment: Comment, lines: Lines): boolean {
  const { line, character } = lines.position(comment.start);
  const whole = lines.line(line);
  return whole.slice(0, character).trim() === '' && whole.slice(character + comment.text.length).trim() === '';
}
