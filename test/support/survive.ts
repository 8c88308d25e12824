import { offersIn } from '../../server/features/code-actions/code-actions';
import { checksAt } from '../../server/features/outline/step-checks';
import { completionsAt } from '../../server/features/completion/complete';
import { fixAll } from '../../server/features/code-actions/fix-all';
import { foldingRanges } from '../../server/features/outline/folding-ranges';
import { hintsIn } from '../../server/features/outline/inlay-hints';
import { hover } from '../../server/features/hover/hover';
import { codeLenses, usesAt } from '../../server/features/outline/code-lens';
import { lineagesOf } from '../../server/features/pipeline/lineage';
import { symbolAt, spansOf } from '../../server/features/navigation/symbols';
import { outlineOf, selectionAt } from '../../server/features/outline/outline';
import { renamed } from '../../server/features/navigation/rename';
import { tokenReader } from '../../server/features/outline/semantic-tokens';
import { catalogueFor } from '../../server/messages/catalogues';
import { say, type Message } from '../../server/messages/message';
import { editsOf } from '../../server/engine/fix-edits';
import type { Checked } from '../../server/engine/session';
import { check, Session, ownEdits } from './check';
import { applyEdits, type Edit } from '../../server/text/edit';
import { runToEnd } from '../../server/text/cooperative';
import { spanOf, type Span } from '../../server/text/anchored-span';
import { dedent } from './dedent';

const languages = [catalogueFor('en'), catalogueFor('zh-cn')] as const;
const [english] = languages;

/** The number of findings to examine, because a broken text may have thousands of similar ones. */
const closely = 20;
/** For longer texts, requests that process the whole text are made at fewer places, or not at all. */
const large = 20_000;
const small = large / 10;

/** Throws if a span is not in the text. */
function within(text: string): (span: Span, what: string) => void {
  return ({ start, end }, what) => {
    if (!(start >= 0 && start <= end && end <= text.length))
      throw new Error(`${what} at ${String(start)}–${String(end)} of ${String(text.length)}`);
  };
}

/**
 * Checks a text, and makes all requests of an editor at the places of findings and at some others.
 * Throws if a span is outside the text, a message is not a sentence, or a list is unlimited.
 */
export function survive(text: string, ...offsets: readonly number[]): Checked {
  const checked = check(text);
  soundFindings(checked);
  const { findings } = checked;
  const inside = within(text);
  const edits = (list: readonly Edit[] | undefined): void => {
    if (list === undefined) return;
    for (const edit of list) inside(edit, 'edit');
    applyEdits(text, list);
  };
  for (const finding of findings.slice(0, closely)) {
    for (const fix of finding.fixes()) {
      sensible(fix.title);
      edits(ownEdits(editsOf(checked, fix)));
    }
  }
  const places = [
    0,
    text.length,
    text.length >> 1,
    ...findings.slice(0, 3).map(({ at }) => spanOf(at).start),
    ...offsets.filter((offset) => offset <= text.length),
  ];
  for (const offset of text.length > large ? places.slice(0, 3) : places) {
    const shown = hover(checked, offset, english, true);
    if (shown !== undefined) inside(shown.span, 'hover');
    inside(completionsAt(checked, offset, english).replace, 'completion');
    for (const span of selectionAt(checked, offset)) inside(span, 'selection');
    for (const span of usesAt(checked, offset)) inside(span, 'use');
    checksAt(checked, offset, true);
    const named = symbolAt(checked, offset);
    if (named === undefined) continue;
    for (const span of spansOf(named)) inside(span, 'name');
    const given = renamed(checked, named, 'another-name');
    if (typeof given !== 'string') edits(ownEdits(given));
  }
  if (text.length < small) {
    for (const offset of places.slice(2, 5)) {
      const offers = runToEnd(offersIn(checked, { start: offset, end: offset }, { wants: () => true, snippets: true }));
      for (const offer of offers.slice(0, closely)) {
        sensible(offer.title);
        edits(ownEdits(runToEnd(offer.edits())));
      }
    }
    const all = runToEnd(fixAll(checked));
    if (all !== undefined) edits(ownEdits(runToEnd(all.edits())));
  }
  const outlines = [...outlineOf(checked)];
  for (let outline = outlines.pop(); outline !== undefined; outline = outlines.pop()) {
    inside(outline.span, 'outline');
    inside(outline.head, 'name in the outline');
    for (const child of outline.children) outlines.push(child);
  }
  foldingRanges(checked);
  lineagesOf(checked);
  for (const { start: base, tokens } of tokenReader()(checked))
    for (const { start, end } of tokens) inside({ start: base + start, end: base + end }, 'token');
  for (const { offset } of hintsIn(checked, { start: 0, end: text.length }, english))
    inside({ start: offset, end: offset }, 'hint');
  for (const { span } of codeLenses(checked, english)) inside(span, 'lens');
  return checked;
}

/** A session that checks successive texts, as in an editor. Its findings must be those of a new check. */
export function follower(): (text: string) => void {
  const session = new Session();
  return (text) => {
    const checked = session.check(text);
    soundFindings(checked);
    const found = words(checked);
    const wanted = words(check(text));
    if (found !== wanted)
      throw new Error(dedent`
        After edits:
        ${found}
        At once:
        ${wanted}
        of ${JSON.stringify(text)}`);
  };
}

function words({ findings }: Checked): string {
  return findings
    .map(({ rule, at, message }) => `${rule} ${String(spanOf(at).start)}–${String(spanOf(at).end)} ${message.id}`)
    .join('\n');
}

/** Findings must be in the text and be sentences, and cannot be more than the characters of the text. */
function soundFindings({ text, source, findings }: Checked): void {
  const inside = within(text);
  if (findings.length > text.length + 10) throw new Error(`${String(findings.length)} findings`);
  for (const [index, { at, rule, message, related }] of findings.entries()) {
    if (rule === 'rule-failed') throw new Error(say(message, english));
    inside(spanOf(at), rule);
    for (const each of related) if (each.at.anchor.source === source) inside(spanOf(each.at), `because of ${rule}`);
    if (index < 1000) for (const each of [message, ...related.map((other) => other.message)]) sensible(each);
  }
}

/** A message must be a sentence in each language, without invisible characters. */
function sensible(message: Message): void {
  for (const language of languages) {
    const said = say(message, language);
    if (said === '' || said.length > 5000 || /\bundefined\b(?!`)|\[object|[\p{Cf}\p{Cs}]/u.test(said))
      throw new Error(`${message.id} says ${JSON.stringify(said.slice(0, 200))}`);
  }
}
