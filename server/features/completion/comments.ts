import { message, say, type Catalogue } from '../../messages/message';
import { rules } from '../../rules';
import type { Checked } from '../../engine/session';
import { codeLinesIn } from '../../engine/suppression';
import { spanOf, type Span } from '../../text/anchored-span';
import { ruleTitle } from '../rule-links';
import { sorted, type Completion, type Completions } from './item';

interface Word {
  readonly replace: Span;
  readonly typed: string;
  /** The list was triggered by a character, such as a space. */
  readonly unasked: boolean;
}

/**
 * Completions in a comment: suppression keywords and, after them, rules, starting with those that have findings there. Other
 * comments get none. `undefined` outside of comments.
 */
export function commentItems(
  checked: Checked,
  { replace, typed, unasked }: Word,
  catalogue: Catalogue,
): Omit<Completions, 'replace'> | undefined {
  const { frontend } = checked.options;
  const comment = frontend
    .comments(checked.syntax, '')
    .find(({ start, content, end }) => start + content.start <= replace.start && replace.start <= end);
  if (comment === undefined) return undefined;
  const text = checked.text.slice(comment.start + comment.content.start, replace.start);
  if (text.trim() === '') {
    const wanted = typed === '' ? !unasked : 'ims-disable'.startsWith(typed) || typed.startsWith('ims-');
    return { items: wanted ? directives(catalogue) : [], incomplete: true };
  }
  const [, scope, before = ''] = /^\s*ims-disable-(next-line|file)\s(.*)$/.exec(text) ?? [];
  if (scope === undefined || before.includes(' -- ')) return { items: [], incomplete: false };
  return { items: rulesFor(checked, replace, scope, before, catalogue), incomplete: false };
}

function rulesFor(
  { options, lines, findings }: Checked,
  { start }: Span,
  scope: string,
  before: string,
  catalogue: Catalogue,
): readonly Completion[] {
  const written = new Set(before.split(/[\s,]+/));
  const line = scope === 'file' ? undefined : codeLinesIn(options.frontend, lines)(start);
  const there = findings.filter(({ at }) => line === undefined || lines.position(spanOf(at).start).line === line);
  const found = new Set(there.map(({ rule }) => rule));
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
  return (['next-line', 'file'] as const).map((scope, index) => ({
    label: `ims-disable-${scope}`,
    kind: 'rule',
    snippet: `ims-disable-${scope} `,
    detail: say(message(`completion.disable-${scope}`), catalogue),
    sort: sorted(0, index),
  }));
}
