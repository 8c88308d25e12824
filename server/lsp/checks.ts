import { RequestType, type Position, type Range, type WorkspaceEdit } from './protocol';
import { checksAt } from '../features/checks';
import type { Catalogue } from '../messages/message';
import { finish } from '../text/slices';
import type { Abilities } from './abilities';
import { toWorkspaceEdit } from './actions';
import { sayPlain, toRange } from './convert';
import type { Open } from './open';

/** Asks how the checks of the step at a position came out. */
interface ChecksParams {
  readonly uri: string;
  readonly position: Position;
}

/** How one check came out, in the words of the client's language. */
interface CheckItem {
  readonly rule: string;
  readonly state: 'violated' | 'verified' | 'unverified';
  readonly text: string;
  /** The declaration that would settle it. */
  readonly settle?: string;
  /** Ways to insert that declaration: one with a place to fill in where the client takes snippets, else one for each choice. */
  readonly actions: readonly { readonly title: string; readonly edit: WorkspaceEdit }[];
}

interface ChecksResult {
  readonly action: string;
  /** How many checks came out how. */
  readonly title: string;
  readonly range: Range;
  /** Violated ones first, then unverified ones, then verified ones. */
  readonly checks: readonly CheckItem[];
}

/** The request behind a click on the lens of a step: `null` where no step is. */
export const checksRequest = new RequestType<ChecksParams, ChecksResult | null, void>('ims-manifest/checks');

/** The checks of the step at a position, for a person to choose from. */
export function stepChecks(
  open: Open,
  { uri, position }: ChecksParams,
  abilities: Abilities,
  catalogue: Catalogue,
): ChecksResult | null {
  const { versioned, snippets } = abilities.edits;
  const found = checksAt(open.checked, open.lines.offset(position), versioned && snippets);
  if (found === undefined) return null;
  const checks = found.checks.map(({ rule, state, text, settle, offers }): CheckItem => ({
    rule,
    state,
    text: sayPlain(text, catalogue),
    ...(settle === undefined ? {} : { settle: sayPlain(settle, catalogue) }),
    actions: offers.flatMap((offer) => {
      const edits = finish(offer.edits());
      const title = sayPlain(offer.title, catalogue);
      return edits === undefined ? [] : [{ title, edit: toWorkspaceEdit(edits, offer, open, uri, abilities) }];
    }),
  }));
  return {
    action: found.action,
    title: sayPlain(found.title, catalogue),
    range: toRange(found.span, open.lines),
    checks,
  };
}
