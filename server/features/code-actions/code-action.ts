import type { Message } from '../../messages/message';
import type { Finding } from '../../engine/checker';
import { commentsDeleted, isHarmless, parsesAsWell } from '../../engine/proof';
import { editsFor } from '../../engine/fix-edits';
import type { Checked } from '../../engine/session';
import type { Change } from '../../syntax/change';
import type { SyntaxDocument } from '../../syntax/node';
import { plainValue } from '../../syntax/plain-value';
import type { FileEdits } from '../../text/edit';
import type { Task } from '../../text/cooperative';

/** A code action that an editor can offer. `kind` is an LSP code action kind. */
export interface CodeActionOffer {
  readonly title: Message;
  readonly kind:
    'quickfix' | 'refactor.extract' | 'refactor.inline' | 'refactor.move' | 'refactor.rewrite' | 'source.fixAll';
  /** The finding that it fixes. */
  readonly finding?: Finding;
  /** The best fix of its finding. */
  readonly preferred?: boolean;
  /** Why it cannot be applied here, if there is a reason to show. */
  readonly refused?: Message;
  /** The edits, computed on request; `undefined` if they would cause harm. */
  readonly edits: () => Task<readonly FileEdits[] | undefined>;
  /** Values to choose from in place of `fillIn` in the edits; empty if the user has to type one. */
  readonly choices?: readonly (string | boolean)[];
}

/** The placeholder in an edit's text for a value that the user fills in. */
export const fillIn = 'zzFillInzz';

/** The values of a document, to describe the intended result of an edit. */
export type Draft = Record<string, unknown>;

/** The values of a document without their spans. */
function draftOf({ entries, sections }: SyntaxDocument): Draft {
  const draft: Draft = {};
  for (const { name, list } of sections) draft[name] = list ? [] : {};
  for (const { path, value } of entries) {
    const [top, name] = path;
    if (name === undefined) draft[top] = plainValue(value);
    else (draft[top] as Record<string | number, unknown>)[name] = plainValue(value);
  }
  return draft;
}

/**
 * The edits for changes in one document, with proof: the new text is as readable as before, its values are what `expected` makes of
 * the previous ones, no comment is lost, and no error or warning is new. `undefined` if they do anything else.
 */
export function* provedEdits(
  checked: Checked,
  document: SyntaxDocument,
  changes: readonly Change[],
  expected: (draft: Draft) => void,
): Task<readonly FileEdits[] | undefined> {
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

/** The edits for the changes, provided that the new text is as readable as before and no comment is lost. */
export function* readableEdits(checked: Checked, changes: readonly Change[]): Task<readonly FileEdits[] | undefined> {
  const tried = yield* trialOf(checked, changes);
  return tried !== undefined && parsesAsWell(checked, tried.after, tried.edits) ? tried.edits : undefined;
}

/** The edits for the changes if no comment is lost, and the check of the new text. */
function* trialOf(
  checked: Checked,
  changes: readonly Change[],
): Task<{ readonly edits: readonly FileEdits[]; readonly after: Checked } | undefined> {
  const edits = editsFor(checked, changes);
  if (edits === undefined || commentsDeleted(checked, changes, edits) > 0) return undefined;
  return { edits, after: yield* checked.trials.check(checked, edits) };
}

/** Values as text that does not depend on the order of keys. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
