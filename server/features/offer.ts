import type { Message } from '../messages/message';
import type { Finding } from '../rules/judge';
import { check, type Checked } from '../service';
import { commentsIn } from '../syntax/comments';
import { editsFor } from '../syntax/edits';
import type { Change } from '../syntax/change';
import type { SyntaxDocument } from '../syntax/node';
import { plain } from '../syntax/plain';
import { applyEdits, type Edit } from '../text/edit';

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
  readonly edits: () => readonly Edit[] | undefined;
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
 * `expected` makes of the values before, no comment is lost, and no check that passed fails. `undefined` where they do more, or less, than that.
 */
export function provedEdits(
  checked: Checked,
  document: SyntaxDocument,
  changes: readonly Change[],
  expected: (draft: Draft) => void,
): readonly Edit[] | undefined {
  const edits = editsFor(checked.syntax, changes);
  if (edits === undefined) return undefined;
  const after = check(applyEdits(checked.text, edits), checked.options);
  const index = checked.syntax.documents.indexOf(document);
  const wanted = checked.syntax.documents.map(draftOf);
  const own = wanted[index];
  if (own === undefined) return undefined;
  expected(own);
  const proved =
    ordered(after.syntax.documents.map(draftOf)) === ordered(wanted) &&
    after.syntax.problems.length <= checked.syntax.problems.length &&
    faults(after) <= faults(checked) &&
    comments(after) === comments(checked);
  return proved ? edits : undefined;
}

function comments({ text }: Checked): string {
  const all = commentsIn(text).map((comment) => comment.text.trimEnd());
  return all.sort().join('\n');
}

function faults({ findings }: Checked): number {
  return findings.filter(({ severity }) => severity !== 'info').length;
}

/** Values as text, whatever the order of the names in a map. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
