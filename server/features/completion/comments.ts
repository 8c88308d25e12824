import { message, say, type Catalogue } from '../../messages/message';
import { rules } from '../../rules';
import type { Checked } from '../../service';
import { spanOf, type Span } from '../../text/place';
import { ruleTitle } from '../rule-links';
import { sorted, type Completion, type Completions } from './item';

interface Word {
  readonly replace: Span;
  readonly typed: string;
  /** The list was not asked for: it came up with a letter, such as a space. */
  readonly unasked: boolean;
}

/**
 * What fits into a comment: the words that steer the checks, and behind them the rules, first those that found something there.
 * A comment that says something else is left alone. `undefined` outside comments.
 */
export function commentItems(
  checked: Checked,
  { replace, typed, unasked }: Word,
  catalogue: Catalogue,
): Omit<Completions, 'replace'> | undefined {
  const { text, lines } = checked;
  const line = text.slice(lines.start(lines.position(replace.start).line), replace.start);
  if (/(?:^|\s)#\s*$/.test(line)) {
    const wanted = typed === '' ? !unasked : 'ims-disable'.startsWith(typed) || typed.startsWith('ims-');
    return { items: wanted ? directives(catalogue) : [], incomplete: true };
  }
  const directive = /(?:^|\s)#\s*ims-disable-(next-line|file)\s([^#]*)$/.exec(line);
  if (directive === null) return /^\s*#/.test(line) ? { items: [], incomplete: false } : undefined;
  const [, scope, before = ''] = directive;
  if (before.includes(' -- ')) return { items: [], incomplete: false };
  return { items: rulesFor(checked, replace, scope, before, catalogue), incomplete: false };
}

function rulesFor(
  checked: Checked,
  replace: Span,
  scope: string | undefined,
  before: string,
  catalogue: Catalogue,
): readonly Completion[] {
  const written = new Set(before.split(/[\s,]+/));
  const found = foundBy(checked, scope === 'file' ? undefined : nextLine(checked, replace.start));
  const about = { of: 'rule' } as const;
  return rules
    .filter(({ id }) => !written.has(id))
    .map(({ id }, index) => ({
      label: id,
      kind: 'rule' as const,
      snippet: id,
      detail: ruleTitle(id, catalogue),
      sort: sorted(found.has(id) ? 0 : 1, index),
      about,
    }));
}

function directives(catalogue: Catalogue): readonly Completion[] {
  const item = (label: 'ims-disable-next-line' | 'ims-disable-file', detail: string, index: number): Completion => ({
    label,
    kind: 'rule',
    snippet: `${label} `,
    detail,
    sort: sorted(0, index),
  });
  return [
    item('ims-disable-next-line', say(message('completion.disable-next-line'), catalogue), 0),
    item('ims-disable-file', say(message('completion.disable-file'), catalogue), 1),
  ];
}

/** The rules that found something on a line, or anywhere. */
function foundBy({ findings, lines }: Checked, line: number | undefined): ReadonlySet<string> {
  const there = findings.filter(({ at }) => line === undefined || lines.position(spanOf(at).start).line === line);
  return new Set(there.map(({ rule }) => rule));
}

/** The next line that is more than a comment. */
function nextLine({ lines }: Checked, offset: number): number {
  let line = lines.position(offset).line + 1;
  while (line < lines.count && /^\s*(?:#|$)/.test(lines.line(line))) line++;
  return line;
}
