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
import { canBeSilenced, offersIn } from '../features/actions';
import { fillIn, type Offer } from '../features/offer';
import { message, say, type Catalogue } from '../messages/message';
import type { Finding } from '../rules/judge';
import type { Edit } from '../text/edit';
import type { Slices } from '../text/slices';
import type { Abilities } from './abilities';
import { findingsIn, sayPlain, toDiagnostic, toRange, toTextEdit } from './convert';
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

/** Shows the values to choose from where the cursor stands after the edit. */
const suggest: Command = { title: '', command: 'editor.action.triggerSuggest' };

/** Texts up to this many characters have the edits of all that is offered tried at once, so that nothing is offered in vain. */
const TRIED_LIMIT = 20_000;

/** What is asked: where, and for whom. */
interface Request {
  readonly uri: string;
  readonly range: Range;
  readonly only?: readonly string[];
  /** Nobody asked: the editor wants to know whether to show a light bulb. */
  readonly automatic?: boolean;
}

interface Asked extends Request {
  readonly version: number;
  /** Which of the offers at that place. */
  readonly index: number;
}

/** Everything that can be done about a range, in the form that the client takes. */
export function* codeActions(
  open: Open,
  request: Request,
  abilities: Abilities,
  catalogue: Catalogue,
): Slices<(CodeAction | Command)[]> {
  const { findings } = open.checked;
  const numbers = new Map(findings.map((finding, number) => [finding, number]));
  const all: (CodeAction | Command)[] = [];
  for (const wanted of yield* wantedOffers(open, request, abilities)) {
    const action = yield* codeAction(open, request, wanted, numbers, abilities, catalogue);
    if (action !== undefined) all.push(action);
    yield;
  }
  return all;
}

function* codeAction(
  open: Open,
  request: Request,
  { offer, index }: Wanted,
  numbers: ReadonlyMap<Finding, number>,
  abilities: Abilities,
  catalogue: Catalogue,
): Slices<CodeAction | Command | undefined> {
  const { actions } = abilities;
  const small = open.checked.text.length <= TRIED_LIMIT;
  const title = sayPlain(offer.title, catalogue);
  if (offer.refused !== undefined) {
    const disabled = { reason: sayPlain(offer.refused, catalogue) };
    return actions.disabled ? { title, kind: kindOf(offer.kind), disabled } : undefined;
  }
  // Without being asked again, what takes a check of a large file would take it at every move of the cursor.
  if (!small && !actions.resolve && takesChecks(offer)) return undefined;
  const lazy = actions.resolve && !small && offer.kind !== 'source.fixAll';
  const edits = lazy ? undefined : yield* offer.edits();
  if (!lazy && edits === undefined) return undefined;
  const edit = edits === undefined ? undefined : toWorkspaceEdit(edits, offer, open, request.uri, abilities);
  if (!actions.literal) return edit === undefined ? undefined : { title, command: applyEdit, arguments: [edit] };
  const finding = offer.finding;
  return {
    title,
    kind: kindOf(offer.kind),
    ...(finding === undefined
      ? {}
      : { diagnostics: [toDiagnostic(finding, numbers.get(finding) ?? -1, request.uri, open.lines, catalogue)] }),
    ...(offer.preferred === true && actions.preferred ? { isPreferred: true } : {}),
    ...(offer.choices !== undefined && offer.choices.length > 0 && abilities.completion.reopens
      ? { command: suggest }
      : {}),
    ...(edit === undefined ? { data: { ...request, version: open.version, index } satisfies Asked } : { edit }),
  };
}

/** What an action was offered for; `undefined` where it has its edit. */
export function askedOf({ data, edit }: CodeAction): Asked | undefined {
  return edit === undefined ? (data as Asked | undefined) : undefined;
}

/** An action with its edit: worked out again for the place and the version that it was offered for. */
export function* resolvedAction(
  action: CodeAction,
  asked: Asked,
  open: Open,
  abilities: Abilities,
  catalogue: Catalogue,
): Slices<CodeAction> {
  const offer = (yield* wantedOffers(open, asked, abilities)).find(({ index }) => index === asked.index)?.offer;
  const edits = offer === undefined ? undefined : yield* offer.edits();
  if (offer === undefined || edits === undefined)
    throw new ResponseError(LSPErrorCodes.RequestFailed, say(message('action.impossible'), catalogue));
  return { ...action, edit: toWorkspaceEdit(edits, offer, open, asked.uri, abilities) };
}

/** The actions that turn off, in the settings of the project, the rules of the findings in a range. */
export function silencingActions(
  { checked, lines, catalogue }: Open,
  { uri, range, only }: Request,
  abilities: Abilities,
  turnOff: (rule: string) => WorkspaceEdit | undefined,
): readonly (CodeAction | Command)[] {
  if (only?.includes(CodeActionKind.QuickFix) === false) return [];
  const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
  const rules = new Map<string, CodeAction | Command>();
  for (const { finding, index } of findingsIn(checked, span)) {
    if (!canBeSilenced(finding) || rules.has(finding.rule)) continue;
    const edit = turnOff(finding.rule);
    if (edit === undefined) continue;
    const title = sayPlain(message('action.turn-off', { rule: finding.rule }), catalogue);
    rules.set(
      finding.rule,
      abilities.actions.literal
        ? {
            title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [toDiagnostic(finding, index, uri, lines, catalogue)],
            edit,
          }
        : { title, command: applyEdit, arguments: [edit] },
    );
  }
  return [...rules.values()];
}

interface Wanted {
  readonly offer: Offer;
  readonly index: number;
}

function* wantedOffers(
  { checked, lines }: Open,
  { range, only, automatic }: Request,
  { edits: { versioned, snippets } }: Abilities,
): Slices<readonly Wanted[]> {
  const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
  const wants = (kind: Offer['kind']): boolean => {
    // All safe fixes are for those who ask for them.
    if (only === undefined) return kind !== 'source.fixAll';
    const full = kindOf(kind);
    return only.some((each) => full === each || full.startsWith(`${each}.`));
  };
  const offers = yield* offersIn(checked, span, { wants, snippets: versioned && snippets });
  return offers
    .map((offer, index) => ({ offer, index }))
    .filter(({ offer }) => automatic !== true || offer.finding !== undefined);
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
  { lines, version }: Pick<Open, 'lines'> & { readonly version: number | null },
  uri: string,
  { edits: { versioned, snippets } }: Abilities,
): WorkspaceEdit {
  if (!versioned) return { changes: { [uri]: edits.map((edit) => toTextEdit(filled(edit), lines)) } };
  const made = joined(edits).map((edit): TextEdit | SnippetTextEdit =>
    choices !== undefined && snippets && edit.newText.includes(fillIn)
      ? { range: toRange(edit, lines), snippet: { kind: 'snippet', value: snippetOf(edit.newText) } }
      : toTextEdit(filled(edit), lines),
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits: made }] };
}

const slot = new RegExp(`"${fillIn}"|${fillIn}`, 'g');

/** Insertions at one place as one edit: the places to fill in are numbered through an edit. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  const all: Edit[] = [];
  for (const edit of edits) {
    const last = all.at(-1);
    if (last !== undefined && last.start === last.end && last.start === edit.start && edit.start === edit.end)
      all[all.length - 1] = { ...edit, newText: last.newText + edit.newText };
    else all.push(edit);
  }
  return all;
}

/** Without snippets what is to be filled in stays empty. */
function filled(edit: Edit): Edit {
  return { ...edit, newText: edit.newText.replace(slot, (word) => (word.startsWith('"') ? 'null' : '')) };
}

/** An edit's text with the places to fill in, empty: a value that stands there at once would be a claim that nobody made. */
function snippetOf(text: string): string {
  let place = 0;
  return text.replace(/[\\$}]/g, '\\$&').replace(slot, () => `$${String(++place)}`);
}
