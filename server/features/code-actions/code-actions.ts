import { eolOf } from '../../text/line-end';
import { message } from '../../messages/message';
import type { Finding } from '../../engine/checker';
import type { Fix } from '../../rules/rule';
import { Proofs } from '../../engine/proof';
import { editsOf, editsOfFile } from '../../engine/fix-edits';
import type { Checked } from '../../engine/session';
import { nodesIn, type SyntaxFile } from '../../syntax/node';
import { meets, spanOf, type Span } from '../../text/anchored-span';
import { atOnce, shouldYield, type Task } from '../../text/cooperative';
import { declarations } from './declare';
import { fixAll, fixRule } from './fix-all';
import { fillIn, type CodeActionOffer } from './code-action';
import { requiredFields } from './insert-required';
import { rearrangements } from './rearrange';
import { declareOffers } from './missing-facts';

/** A request for code actions, by a user or the editor. */
export interface ActionRequest {
  /** Whether a kind is requested. */
  readonly wants: (kind: CodeActionOffer['kind']) => boolean;
  /** Whether the user can choose values in the text. */
  readonly snippets: boolean;
}

/**
 * All code actions for a span of the file. Their edits are computed on request. If a span has very many findings, only the first of
 * them get actions; a span of one line has its own.
 */
export function* offersIn(
  checked: Checked,
  span: Span,
  { wants, snippets }: ActionRequest,
): Task<readonly CodeActionOffer[]> {
  const all = wants('source.fixAll') ? yield* fixAll(checked) : undefined;
  const quick = wants('quickfix') ? yield* quickFixes(checked, span, snippets) : [];
  const refactorings = [...declarations(checked, span.start), ...rearrangements(checked, span)];
  return [...quick, ...refactorings.filter(({ kind }) => wants(kind)), ...(all === undefined ? [] : [all])];
}

/** The approximate number of findings that get actions at once. */
const FINDINGS_LIMIT = 1000;

function* quickFixes(checked: Checked, span: Span, snippets: boolean): Task<readonly CodeActionOffer[]> {
  const found = checked.findings.filter(({ at }) => meets(spanOf(at), span)).slice(0, FINDINGS_LIMIT);
  const proofs = new Proofs();
  const repairs: CodeActionOffer[] = [];
  const renamed: CodeActionOffer[] = [];
  for (const finding of found) {
    const fixes = yield* proofs.taskFor(checked, finding);
    if (fixes === undefined) break;
    if (fixes.length === 0) renamed.push(...renamedActions(checked, finding));
    for (const [index, fix] of fixes.entries()) repairs.push(fixAction(checked, finding, fix, index === 0));
  }
  const comments: CodeActionOffer[] = [];
  for (const [index, finding] of found.entries()) {
    comments.push(...suppressions(checked, finding, snippets));
    if (shouldYield(index)) yield;
  }
  const rules = new Map(found.map((finding) => [finding.rule, finding]));
  return [
    ...repairs,
    ...renamed,
    ...requiredFields(checked, span),
    ...[...rules.values()].flatMap((finding) => fixRule(checked, finding) ?? []),
    ...comments,
    ...declareOffers(checked, span, snippets),
  ];
}

function fixAction(checked: Checked, finding: Finding, fix: Fix, preferred: boolean): CodeActionOffer {
  return { title: fix.title, kind: 'quickfix', finding, preferred, edits: () => atOnce(editsOf(checked, fix)) };
}

/**
 * Replacements for an unknown action. Another action may need other fields, so these are offered without proof that nothing new is
 * found, and only if no fix does the same.
 */
function renamedActions(checked: Checked, finding: Finding): readonly CodeActionOffer[] {
  return finding
    .fixes()
    .filter(({ changes: [change] }) => change?.do === 'set' && change.at.path.at(-1) === 'action')
    .map((fix) => fixAction(checked, finding, fix, false));
}

/** Findings without a rule cannot be disabled. The text has to be corrected. */
const own: ReadonlySet<string> = new Set(['syntax', 'schema', 'needless-disable', 'rule-failed']);

/** Whether comments and settings can disable a finding. */
export function canBeSilenced({ rule }: Finding): boolean {
  return !own.has(rule);
}

/** Comments that disable the rule of a finding, for its line or the file, with a placeholder for the reason. */
function suppressions(checked: Checked, finding: Finding, snippets: boolean): readonly CodeActionOffer[] {
  const { source, text, lines, syntax } = checked;
  const eol = eolOf(text);
  const at = lines.start(lines.position(spanOf(finding.at).start).line);
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const head = text.startsWith('\uFEFF') ? 1 : 0;
  const reason = snippets ? fillIn : '';
  const disable = (scope: 'next-line' | 'file'): string | undefined =>
    checked.options.frontend.comment(syntax, `ims-disable-${scope} ${finding.rule} -- ${reason}`);
  const [nextLine, wholeFile] = [disable('next-line'), disable('file')];
  if (!canBeSilenced(finding) || nextLine === undefined || wholeFile === undefined) return [];
  const offer = (
    id: 'action.disable-line' | 'action.disable-file',
    start: number,
    comment: string,
  ): CodeActionOffer => ({
    title: message(id, { rule: finding.rule }),
    kind: 'quickfix',
    finding,
    choices: snippets ? [] : undefined,
    edits: () => atOnce(editsOfFile(source, [{ start, end: start, newText: `${comment}${eol}` }])),
  });
  const file = offer('action.disable-file', head, wholeFile);
  return insideScalar(syntax, at) ? [file] : [offer('action.disable-line', at, indent + nextLine), file];
}

/** Whether a line starts inside a multi-line scalar, where a comment would become part of the text. */
function insideScalar({ documents }: SyntaxFile, offset: number): boolean {
  return documents.some(({ entries }) =>
    entries.some(({ anchor, value, end }) => {
      const local = offset - anchor.start;
      if (local <= 0 || local >= end) return false;
      return [...nodesIn(value)].some(
        (node) => node.type === 'scalar' && node.aliased !== true && node.start < local && local < node.end,
      );
    }),
  );
}
