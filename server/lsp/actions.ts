import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver';
import { fixAll, suppressions, type Offer } from '../features/actions';
import { say, type Catalogue } from '../messages/message';
import { editsOf, fixesFor } from '../service';
import { findingsIn, toCodeActions, toDiagnostic, toTextEdit } from './convert';
import type { Open } from './open';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.ims-manifest`;

/** Everything that can be done about a range: the fixes of its findings, comments that disable them, all safe fixes. */
export function codeActions(
  { checked, lines, version }: Open,
  uri: string,
  range: Range,
  only: readonly string[] | undefined,
  catalogue: Catalogue,
): CodeAction[] {
  const wanted = (kind: string): boolean => only?.some((each) => kind === each || kind.startsWith(`${each}.`)) ?? true;
  const offered = (offer: Offer, kind: string): CodeAction => ({
    title: say(offer.title, catalogue),
    kind,
    edit: {
      documentChanges: [{ textDocument: { uri, version }, edits: offer.edits.map((edit) => toTextEdit(edit, lines)) }],
    },
  });
  const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
  const found = wanted(CodeActionKind.QuickFix) ? findingsIn(checked, span) : [];
  const fixes = found.flatMap(({ finding, index }) => {
    const diagnostic = toDiagnostic(finding, index, uri, lines, catalogue);
    const about = { uri, version, diagnostic, lines, catalogue };
    return toCodeActions(fixesFor(checked, finding), (fix) => editsOf(checked, fix), about);
  });
  const disabling = found
    .flatMap(({ finding }) => suppressions(checked, finding))
    .map((offer) => offered(offer, CodeActionKind.QuickFix));
  // All safe fixes are many checks: they are worked out only for those who ask for them.
  const all = only !== undefined && wanted(fixAllKind) ? fixAll(checked) : undefined;
  return [...fixes, ...disabling, ...(all === undefined ? [] : [offered(all, fixAllKind)])];
}
