import type { Message } from '../../messages/message';
import type { Finding } from '../../engine/checker';
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
  readonly disabledBecause?: Message;
  /** The edits, computed on request; `undefined` if they would cause harm. */
  readonly edits: () => Task<readonly FileEdits[] | undefined>;
  /** Values to choose from in place of `fillIn` in the edits; empty if the user has to type one. */
  readonly choices?: readonly (string | boolean)[];
}

/** The placeholder in an edit's text for a value that the user fills in. */
export const fillIn = 'zzFillInzz';
