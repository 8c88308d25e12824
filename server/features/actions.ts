import { message } from '../messages/message';
import type { Finding } from '../rules/judge';
import type { Fix } from '../rules/rule';
import { Proofs } from '../proof';
import { editsOf, type Checked } from '../service';
import type { Node, SyntaxFile } from '../syntax/node';
import { spanOf, type Span } from '../text/place';
import { atOnce, mayRest, type Slices } from '../text/slices';
import { declarations } from './declare';
import { fixAll, fixRule } from './fix-all';
import { fillIn, type Offer } from './offer';
import { requiredFields } from './insert-required';
import { rearrangements } from './rearrange';
import { settling } from './settle';

/** What a person, or the editor, asks for. */
export interface Wish {
  /** Whether something of a kind is asked for. */
  readonly wants: (kind: Offer['kind']) => boolean;
  /** Whether a person can choose a value in the text. */
  readonly snippets: boolean;
}

/**
 * Everything that can be done about a span of the file; which edits do it is only worked out when they are asked for. In a span
 * with very many findings that is limited to the first of them: a span of one line has its own.
 */
export function* offersIn(checked: Checked, span: Span, { wants, snippets }: Wish): Slices<readonly Offer[]> {
  const all = wants('source.fixAll') ? yield* fixAll(checked) : undefined;
  const quick = wants('quickfix') ? yield* quickFixes(checked, span, snippets) : [];
  const named = wants('refactor.extract') || wants('refactor.inline') || wants('refactor.rewrite');
  const moved = wants('refactor.move') || wants('refactor.rewrite');
  return [
    ...quick,
    ...[...(named ? declarations(checked, span.start) : []), ...(moved ? rearrangements(checked, span) : [])].filter(
      ({ kind }) => wants(kind),
    ),
    ...(all === undefined ? [] : [all]),
  ];
}

/** About how many findings something is offered at once. */
const FINDINGS_LIMIT = 1000;

function* quickFixes(checked: Checked, span: Span, snippets: boolean): Slices<readonly Offer[]> {
  const found = checked.findings
    .filter(({ at }) => {
      const place = spanOf(at);
      return place.start <= span.end && span.start <= place.end;
    })
    .slice(0, FINDINGS_LIMIT);
  const proofs = new Proofs();
  const repairs: Offer[] = [];
  const renamed: Offer[] = [];
  for (const finding of found) {
    const fixes = yield* proofs.slices(checked, finding);
    if (fixes === undefined) break;
    if (fixes.length === 0) renamed.push(...renamedActions(checked, finding));
    for (const [index, fix] of fixes.entries()) repairs.push(repair(checked, finding, fix, index === 0));
  }
  const comments: Offer[] = [];
  for (const [index, finding] of found.entries()) {
    comments.push(...suppressions(checked, finding, snippets));
    if (mayRest(index)) yield;
  }
  const rules = new Map(found.map((finding) => [finding.rule, finding]));
  return [
    ...repairs,
    ...renamed,
    ...requiredFields(checked, span),
    ...[...rules.values()].flatMap((finding) => fixRule(checked, finding) ?? []),
    ...comments,
    ...settling(checked, span, snippets),
  ];
}

function repair(checked: Checked, finding: Finding, fix: Fix, preferred: boolean): Offer {
  return { title: fix.title, kind: 'quickfix', finding, preferred, edits: () => atOnce(editsOf(checked, fix)) };
}

/**
 * The actions that an unknown one may mean. Another action may need other fields, so they are offered without the proof that
 * nothing new is found; only where a fix is not on offer already.
 */
function renamedActions(checked: Checked, finding: Finding): readonly Offer[] {
  return finding
    .fixes()
    .filter(({ changes: [change] }) => change?.do === 'set' && change.at.path.at(-1) === 'action')
    .map((fix) => repair(checked, finding, fix, false));
}

/** Findings that are no rule's cannot be disabled: the text must be mended. */
const own: ReadonlySet<string> = new Set(['syntax', 'schema', 'needless-disable', 'rule-failed']);

/** Whether comments and settings can silence a finding. */
export function canBeSilenced({ rule }: Finding): boolean {
  return !own.has(rule);
}

/** Comments that disable a finding's rule, for its line and for the file, with a place for the reason. */
function suppressions(checked: Checked, finding: Finding, snippets: boolean): readonly Offer[] {
  const { text, lines, syntax } = checked;
  // A comment cannot stand inside JSON.
  if (!canBeSilenced(finding) || /^\uFEFF?\s*\{/.test(text)) return [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = lines.start(lines.position(spanOf(finding.at).start).line);
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const head = text.startsWith('\uFEFF') ? 1 : 0;
  const reason = snippets ? { word: fillIn, choices: [] } : { word: '' };
  const comment = (scope: string): string => `# ims-disable-${scope} ${finding.rule} -- ${reason.word}`;
  const line: Offer = {
    title: message('action.disable-line', { rule: finding.rule }),
    kind: 'quickfix',
    finding,
    choices: reason.choices,
    edits: () => atOnce([{ start: at, end: at, newText: `${indent}${comment('next-line')}${eol}` }]),
  };
  const file: Offer = {
    title: message('action.disable-file', { rule: finding.rule }),
    kind: 'quickfix',
    finding,
    choices: reason.choices,
    edits: () => atOnce([{ start: head, end: head, newText: `${comment('file')}${eol}` }]),
  };
  return insideScalar(syntax, at) ? [file] : [line, file];
}

/** Whether a line begins inside a text of several lines, where a comment would become part of it. */
function insideScalar({ documents }: SyntaxFile, offset: number): boolean {
  return documents.some(({ entries }) =>
    entries.some(({ piece, value, end }) => {
      const local = offset - piece.start;
      return local > 0 && local < end && holdsInScalar(value, local);
    }),
  );
}

function holdsInScalar(node: Node, local: number): boolean {
  if (node.borrowed === true || local <= node.start || local >= node.end) return false;
  if (node.type === 'scalar') return true;
  const inner = node.type === 'list' ? node.items : [...node.fields.values()].map(({ value }) => value);
  return inner.some((each) => holdsInScalar(each, local));
}
