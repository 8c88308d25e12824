import { message, type Message } from '../messages/message';
import type { Finding } from '../rules/judge';
import { applyFix, check, fixesFor, type Checked } from '../service';
import type { Edit } from '../text/edit';
import { Lines } from '../text/lines';
import { spanOf } from '../text/place';

/** What an editor may offer besides the fixes of a finding. */
export interface Offer {
  readonly title: Message;
  readonly edits: readonly Edit[];
}

/** Findings that are no rule's cannot be disabled: the text must be mended. */
const own: ReadonlySet<string> = new Set(['syntax', 'schema', 'needless-disable', 'rule-failed']);

/** Comments that disable a finding's rule, for its line and for the file, with a place for the reason. */
export function suppressions(checked: Checked, finding: Finding): readonly Offer[] {
  if (own.has(finding.rule)) return [];
  const lines = new Lines(checked.text);
  const eol = checked.text.includes('\r\n') ? '\r\n' : '\n';
  const { start } = spanOf(finding.at);
  const at = lines.start(lines.position(start).line);
  const indent = /^[ \t]*/.exec(checked.text.slice(at))?.[0] ?? '';
  // A comment cannot stand inside JSON.
  if (checked.text.trimStart().startsWith('{')) return [];
  const comment = (scope: string): string => `# ims-disable-${scope} ${finding.rule} -- `;
  return [
    {
      title: message('action.disable-line', { rule: finding.rule }),
      edits: [{ start: at, end: at, newText: `${indent}${comment('next-line')}${eol}` }],
    },
    {
      title: message('action.disable-file', { rule: finding.rule }),
      edits: [{ start: 0, end: 0, newText: `${comment('file')}${eol}` }],
    },
  ];
}

/** How often safe fixes are looked for again: each round removes a finding, so a file needs no more rounds than it has. */
const ROUND_LIMIT = 1000;

/** The file after all its safe fixes, one after the other. */
export function withSafeFixes(text: string, options: Checked['options']): Checked {
  let checked = check(text, options);
  for (let round = 0; round < ROUND_LIMIT; round++) {
    const now = checked;
    const fix = now.findings.flatMap((finding) => fixesFor(now, finding)).find((each) => each.safe === true);
    const next = fix === undefined ? undefined : applyFix(now, fix);
    if (next === undefined) break;
    checked = check(next, options);
  }
  return checked;
}

/** One edit that makes all safe fixes; `undefined` where there is none. */
export function fixAll(checked: Checked): Offer | undefined {
  const { text } = withSafeFixes(checked.text, checked.options);
  if (text === checked.text) return undefined;
  let start = 0;
  while (start < text.length && start < checked.text.length && text[start] === checked.text[start]) start++;
  let tail = 0;
  const most = Math.min(text.length, checked.text.length) - start;
  while (tail < most && text[text.length - 1 - tail] === checked.text[checked.text.length - 1 - tail]) tail++;
  const edit: Edit = { start, end: checked.text.length - tail, newText: text.slice(start, text.length - tail) };
  return { title: message('action.fix-all'), edits: [edit] };
}
