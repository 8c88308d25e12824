import type { Position, Range, WorkspaceEdit } from '../protocol';
import { checksAt } from '../../features/outline/step-checks';
import type { Catalogue } from '../../messages/message';
import { runToEnd } from '../../text/cooperative';
import { viewsOf } from '../terraform/callers';
import type { ClientSupport } from '../client-capabilities';
import { toWorkspaceEdit } from '../workspace-edit';
import { rangeOf } from '../../answers/range';
import { sayPlain } from '../convert';
import type { OpenDocument } from '../documents/document-store';

/** The request of a step's code lens: the results of the checks of the step at a position. */
export interface ChecksParams {
  readonly uri: string;
  readonly position: Position;
}

/** The result of one check, in the client's language. */
export interface CheckItem {
  readonly rule: string;
  readonly state: 'violated' | 'verified' | 'unverified';
  readonly text: string;
  /** The missing declaration. */
  readonly settle?: string;
  /** Edits that insert it: one with a placeholder if the client supports snippets, otherwise one for each value. */
  readonly actions: readonly { readonly title: string; readonly edit: WorkspaceEdit }[];
}

export interface ChecksResult {
  readonly action: string;
  /** The numbers of checks by result. */
  readonly title: string;
  readonly range: Range;
  /** Violated first, then unverified, then verified. */
  readonly checks: readonly CheckItem[];
}

/** The checks of the step at a position, for a list to choose from. `null` if there is no step. */
export function stepChecks(
  open: OpenDocument,
  { position }: ChecksParams,
  support: ClientSupport,
  catalogue: Catalogue,
): ChecksResult | null {
  const { versioned, snippets } = support.edits;
  const others = viewsOf(open.checked).slice(1);
  const found = checksAt(
    open.checked,
    open.lines.offset(position),
    versioned && snippets,
    others.map(({ checked }) => checked),
  );
  if (found === undefined) return null;
  const checks = found.checks.map(({ rule, state, text, settle, offers }): CheckItem => ({
    rule,
    state,
    text: sayPlain(text, catalogue),
    ...(settle === undefined ? {} : { settle: sayPlain(settle, catalogue) }),
    actions: offers.flatMap((offer) => {
      const edits = runToEnd(offer.edits());
      const title = sayPlain(offer.title, catalogue);
      return edits === undefined ? [] : [{ title, edit: toWorkspaceEdit(edits, offer, open.versionOf, support) }];
    }),
  }));
  return {
    action: found.action,
    title: sayPlain(found.title, catalogue),
    range: rangeOf(found.span, open.lines),
    checks,
  };
}
