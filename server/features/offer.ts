import type { Message } from '../messages/message';
import type { Finding } from '../rules/judge';
import { isHarmless, parsesAsWell } from '../proof';
import type { Checked } from '../service';
import { editsFor } from '../syntax/edits';
import type { Change } from '../syntax/change';
import type { SyntaxDocument } from '../syntax/node';
import { commentsLost } from '../syntax/parts';
import { plain } from '../syntax/plain';
import { applyEdits, type Edit } from '../text/edit';
import type { Slices } from '../text/slices';

/** What an editor may offer to do, in the terms of LSP's kinds of code actions. */
export interface Offer {
  readonly title: Message;
  readonly kind:
    'quickfix' | 'refactor.extract' | 'refactor.inline' | 'refactor.move' | 'refactor.rewrite' | 'source.fixAll';
  /** The finding that it repairs. */
  readonly finding?: Finding;
  /** The best of what repairs the finding. */
  readonly preferred?: boolean;
  /** Why it cannot be done here, where that can be told. */
  readonly refused?: Message;
  /** The edits that do it, worked out when they are asked for; `undefined` where it cannot be done without harm. */
  readonly edits: () => Slices<readonly Edit[] | undefined>;
  /** What may stand in place of `fillIn` in the edits; empty where it is up to the person. */
  readonly choices?: readonly (string | boolean)[];
}

/** The word in an edit's text that stands for what a person is to fill in. */
export const fillIn = 'zzFillInzz';

/** A document's values, for saying what an edit is to make of them. */
export type Draft = Record<string, unknown>;

/** The values of a document without their places. */
function draftOf({ entries, sections }: SyntaxDocument): Draft {
  const draft: Draft = {};
  for (const { name, list } of sections) draft[name] = list ? [] : {};
  for (const { path, value } of entries) {
    const [top, name] = path;
    if (name === undefined) draft[top] = plain(value);
    else (draft[top] as Record<string | number, unknown>)[name] = plain(value);
  }
  return draft;
}

/**
 * The edits that make the changes in one document, proved: the text after them reads as well as before, its values are what
 * `expected` makes of the values before, no comment is lost, and there is no new error or warning. `undefined` where they do more, or less,
 * than that.
 */
export function* provedEdits(
  checked: Checked,
  document: SyntaxDocument,
  changes: readonly Change[],
  expected: (draft: Draft) => void,
): Slices<readonly Edit[] | undefined> {
  const tried = yield* trialOf(checked, changes);
  if (tried === undefined) return undefined;
  const { edits, after } = tried;
  const index = checked.syntax.documents.indexOf(document);
  const wanted = checked.syntax.documents.map(draftOf);
  const own = wanted[index];
  if (own === undefined) return undefined;
  expected(own);
  const proved = ordered(after.syntax.documents.map(draftOf)) === ordered(wanted) && isHarmless(checked, after, edits);
  return proved ? edits : undefined;
}

/** The edits that make the changes, where the text after them reads as well as before and no comment is lost. */
export function* readableEdits(checked: Checked, changes: readonly Change[]): Slices<readonly Edit[] | undefined> {
  const tried = yield* trialOf(checked, changes);
  return tried !== undefined && parsesAsWell(checked, tried.after, tried.edits) ? tried.edits : undefined;
}

/** The edits that make the changes without losing a comment, and what a check finds after them. */
function* trialOf(
  checked: Checked,
  changes: readonly Change[],
): Slices<{ readonly edits: readonly Edit[]; readonly after: Checked } | undefined> {
  const edits = editsFor(checked.syntax, changes);
  if (edits === undefined || commentsLost(checked.syntax, edits) > 0) return undefined;
  return { edits, after: yield* checked.trials.check(applyEdits(checked.text, edits)) };
}

/** Values as text, whatever the order of the names in a map. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
