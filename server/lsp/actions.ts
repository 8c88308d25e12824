import {
  CodeActionKind,
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
  type Command,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from './protocol';
import { offersIn } from '../features/actions';
import { fillIn, type Offer } from '../features/offer';
import { message, say, type Catalogue } from '../messages/message';
import { scalarText } from '../syntax/render';
import type { Edit } from '../text/edit';
import type { Abilities } from './abilities';
import { toDiagnostic, toRange, toTextEdit } from './convert';
import type { Open } from './open';

const fixAllKind = `${CodeActionKind.SourceFixAll}.ims-manifest`;

/** The kinds of what is offered. */
export const actionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  CodeActionKind.RefactorRewrite,
  'refactor.move',
  fixAllKind,
];

/** The command by which a client that knows no code actions has an edit applied. */
export const applyEdit = 'ims-manifest.applyEdit';

/** Texts up to this many characters have the edits of all that is offered tried at once, so that nothing is offered in vain. */
const TRIED_LIMIT = 20_000;

/** What is asked: where, and for whom. */
interface Request {
  readonly uri: string;
  readonly range: Range;
  readonly only?: readonly string[];
}

interface Asked extends Request {
  readonly version: number;
  /** Which of the offers at that place. */
  readonly index: number;
}

/** Everything that can be done about a range, in the form that the client takes. */
export function codeActions(
  open: Open,
  request: Request,
  abilities: Abilities,
  catalogue: Catalogue,
): (CodeAction | Command)[] {
  const { actions } = abilities;
  const small = open.checked.text.length <= TRIED_LIMIT;
  return wantedOffers(open, request, abilities).flatMap(({ offer, index }): (CodeAction | Command)[] => {
    const title = say(offer.title, catalogue);
    if (offer.refused !== undefined) {
      const disabled = { reason: say(offer.refused, catalogue) };
      return actions.disabled ? [{ title, kind: kindOf(offer.kind), disabled }] : [];
    }
    // Without being asked again, what takes a check of a large file would take it at every move of the cursor.
    if (!small && !actions.resolve && takesChecks(offer)) return [];
    const lazy = actions.resolve && !small && offer.kind !== 'source.fixAll';
    const edits = lazy ? undefined : offer.edits();
    if (!lazy && edits === undefined) return [];
    const edit = edits === undefined ? undefined : toWorkspaceEdit(edits, offer, open, request.uri, abilities);
    if (!actions.literal) return edit === undefined ? [] : [{ title, command: applyEdit, arguments: [edit] }];
    const finding = offer.finding;
    const number = finding === undefined ? -1 : open.checked.findings.indexOf(finding);
    return [
      {
        title,
        kind: kindOf(offer.kind),
        ...(finding === undefined
          ? {}
          : { diagnostics: [toDiagnostic(finding, number, request.uri, open.lines, catalogue)] }),
        ...(offer.preferred === true && actions.preferred ? { isPreferred: true } : {}),
        ...(edit === undefined ? { data: { ...request, version: open.version, index } satisfies Asked } : { edit }),
      },
    ];
  });
}

/** An action with its edit: worked out anew for the place and the version that it was offered for. */
export function resolvedAction(
  action: CodeAction,
  read: (uri: string) => Open | undefined,
  abilities: Abilities,
  catalogue: Catalogue,
): CodeAction {
  const asked = action.data as Asked | undefined;
  if (asked === undefined || action.edit !== undefined) return action;
  const open = read(asked.uri);
  if (open?.version !== asked.version)
    throw new ResponseError(LSPErrorCodes.ContentModified, say(message('action.stale'), catalogue));
  const offer = wantedOffers(open, asked, abilities).find(({ index }) => index === asked.index)?.offer;
  const edits = offer?.edits();
  if (offer === undefined || edits === undefined)
    throw new ResponseError(LSPErrorCodes.RequestFailed, say(message('action.impossible'), catalogue));
  return { ...action, edit: toWorkspaceEdit(edits, offer, open, asked.uri, abilities) };
}

function wantedOffers(
  { checked, lines }: Open,
  { range, only }: Request,
  { edits: { versioned, snippets } }: Abilities,
): readonly { readonly offer: Offer; readonly index: number }[] {
  const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
  const wants = (kind: Offer['kind']): boolean => {
    // All safe fixes are for those who ask for them.
    if (only === undefined) return kind !== 'source.fixAll';
    const full = kindOf(kind);
    return only.some((each) => full === each || full.startsWith(`${each}.`));
  };
  return offersIn(checked, span, { wants, snippets: versioned && snippets }).map((offer, index) => ({ offer, index }));
}

function takesChecks({ kind, finding, choices }: Offer): boolean {
  return kind !== 'quickfix' || (finding === undefined && choices === undefined);
}

function kindOf(kind: Offer['kind']): string {
  return kind === 'source.fixAll' ? fixAllKind : kind;
}

/** Edits of one document in the form that the client takes. */
export function toWorkspaceEdit(
  edits: readonly Edit[],
  { choices }: Pick<Offer, 'choices'>,
  { lines, version }: Pick<Open, 'lines' | 'version'>,
  uri: string,
  { edits: { versioned, snippets } }: Abilities,
): WorkspaceEdit {
  if (!versioned) return { changes: { [uri]: edits.map((edit) => toTextEdit(filled(edit), lines)) } };
  const made = edits.map((edit): TextEdit | SnippetTextEdit =>
    choices !== undefined && snippets && edit.newText.includes(fillIn)
      ? { range: toRange(edit, lines), snippet: { kind: 'snippet', value: snippetOf(edit.newText, choices) } }
      : toTextEdit(filled(edit), lines),
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits: made }] };
}

const slot = new RegExp(`"${fillIn}"|${fillIn}`);

/** Without snippets what is to be filled in stays empty. */
function filled(edit: Edit): Edit {
  return { ...edit, newText: edit.newText.replace(slot, (word) => (word.startsWith('"') ? 'null' : '')) };
}

function snippetOf(text: string, choices: NonNullable<Offer['choices']>): string {
  const escaped = text.replace(/[\\$}]/g, '\\$&');
  return escaped.replace(slot, (word) => {
    const json = word.startsWith('"');
    const texts = choices.map((each) => (typeof each === 'string' ? scalarText(each, json) : JSON.stringify(each)));
    return texts.length === 0 ? '$1' : `\${1|${texts.map((each) => each.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
  });
}
