import {
  CodeActionKind,
  CodeActionTriggerKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type CodeAction,
  type Command,
  type Range,
  type WorkspaceEdit,
} from '../protocol';
import { isConfig } from '../../config/find';
import { canBeSilenced, offersIn } from '../../features/code-actions/code-actions';
import type { CodeActionOffer } from '../../features/code-actions/code-action';
import { message, say, type Catalogue } from '../../messages/message';
import type { Finding } from '../../engine/checker';
import type { Task } from '../../text/cooperative';
import type { ClientSupport } from '../client-capabilities';
import { applyEdit, findingsIn, sayPlain, toDiagnostic, toQuickFix, toSpan } from '../convert';
import type { OpenDocument } from '../documents/document-store';
import { cancelled, outdated, type EarlyResponse } from '../early-responses';
import type { HandlersContext } from './handlers-context';
import { missingIncludes } from './missing-includes';
import { resultOf } from '../documents/scheduler';
import { toWorkspaceEdit } from '../workspace-edit';

const fixAllKind = `${CodeActionKind.SourceFixAll}.ims-manifest`;

/** The code action kinds of the server. */
export const actionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  CodeActionKind.RefactorRewrite,
  'refactor.move',
  fixAllKind,
];

/** Opens the list of values at the cursor after the edit. */
const suggest: Command = { title: '', command: 'editor.action.triggerSuggest' };

/** Up to this many characters, the edits of all code actions are computed at once, so that none is offered in vain. */
const TRIED_LIMIT = 20_000;

/** Where code actions are requested, and for which client. */
interface Request {
  readonly uri: string;
  readonly range: Range;
  readonly only?: readonly string[];
  /** Triggered by the editor, to decide whether to show a light bulb. */
  readonly automatic?: boolean;
}

interface ResolveData extends Request {
  readonly version: number;
  /** The index among the code actions at that place. */
  readonly index: number;
}

/** All code actions for a range, in the form that the client supports. */
function* codeActions(
  open: OpenDocument,
  request: Request,
  support: ClientSupport,
  catalogue: Catalogue,
): Task<(CodeAction | Command)[]> {
  const { findings } = open.checked;
  const numbers = new Map(findings.map((finding, number) => [finding, number]));
  const all: (CodeAction | Command)[] = [];
  for (const wanted of yield* wantedOffers(open, request, support)) {
    const action = yield* codeAction(open, request, wanted, numbers, support, catalogue);
    if (action !== undefined) all.push(action);
    yield;
  }
  return all;
}

function* codeAction(
  open: OpenDocument,
  request: Request,
  { offer, index }: Wanted,
  numbers: ReadonlyMap<Finding, number>,
  support: ClientSupport,
  catalogue: Catalogue,
): Task<CodeAction | Command | undefined> {
  const { actions } = support;
  const small = open.checked.text.length <= TRIED_LIMIT;
  const title = sayPlain(offer.title, catalogue);
  if (offer.disabledBecause !== undefined) {
    const disabled = { reason: sayPlain(offer.disabledBecause, catalogue) };
    return actions.disabled ? { title, kind: kindOf(offer.kind), disabled } : undefined;
  }
  // Automatic requests come with every cursor movement, so they skip actions that need a check of a large file.
  if (!small && !actions.resolve && takesChecks(offer)) return undefined;
  const lazy = actions.resolve && !small && offer.kind !== 'source.fixAll';
  const edits = lazy ? undefined : yield* offer.edits();
  if (!lazy && edits === undefined) return undefined;
  const edit = edits === undefined ? undefined : toWorkspaceEdit(edits, offer, open.versionOf, support);
  if (!actions.literal) return edit === undefined ? undefined : { title, command: applyEdit, arguments: [edit] };
  const finding = offer.finding;
  return {
    title,
    kind: kindOf(offer.kind),
    ...(finding === undefined ? {} : { diagnostics: [toDiagnostic(finding, numbers.get(finding) ?? -1, catalogue)] }),
    ...(offer.preferred === true && actions.preferred ? { isPreferred: true } : {}),
    ...(offer.choices !== undefined && offer.choices.length > 0 && support.completion.reopens
      ? { command: suggest }
      : {}),
    ...(edit === undefined ? { data: { ...request, version: open.version, index } satisfies ResolveData } : { edit }),
  };
}

/** The data for resolving an action; `undefined` if it already has its edit. */
function resolveDataOf({ data, edit }: CodeAction): ResolveData | undefined {
  return edit === undefined ? (data as ResolveData | undefined) : undefined;
}

/** Computes the edit of an action for the place and version that it was offered for. */
function* resolvedAction(
  action: CodeAction,
  asked: ResolveData,
  open: OpenDocument,
  support: ClientSupport,
  catalogue: Catalogue,
): Task<CodeAction> {
  const offer = (yield* wantedOffers(open, asked, support)).find(({ index }) => index === asked.index)?.offer;
  const edits = offer === undefined ? undefined : yield* offer.edits();
  if (offer === undefined || edits === undefined)
    throw new ResponseError(LSPErrorCodes.RequestFailed, say(message('action.impossible'), catalogue));
  return { ...action, edit: toWorkspaceEdit(edits, offer, open.versionOf, support) };
}

/** The code actions that turn off the rules of the findings in a range in the project's settings. */
function silencingActions(
  { checked, catalogue }: OpenDocument,
  { range, only }: Request,
  support: ClientSupport,
  turnOff: (rule: string) => WorkspaceEdit | undefined,
): readonly (CodeAction | Command)[] {
  if (only?.includes(CodeActionKind.QuickFix) === false) return [];
  const rules = new Map<string, CodeAction | Command>();
  for (const about of findingsIn(checked, range)) {
    const { rule } = about.finding;
    if (!canBeSilenced(about.finding) || rules.has(rule)) continue;
    const edit = turnOff(rule);
    if (edit === undefined) continue;
    const title = sayPlain(message('action.turn-off', { rule }), catalogue);
    rules.set(rule, toQuickFix(title, about, edit, support, catalogue));
  }
  return [...rules.values()];
}

interface Wanted {
  readonly offer: CodeActionOffer;
  readonly index: number;
}

function* wantedOffers(
  { checked, lines }: OpenDocument,
  { range, only, automatic }: Request,
  { edits: { versioned, snippets } }: ClientSupport,
): Task<readonly Wanted[]> {
  const span = toSpan(range, lines);
  const wants = (kind: CodeActionOffer['kind']): boolean => {
    // Fixing everything is only offered on request.
    if (only === undefined) return kind !== 'source.fixAll';
    const full = kindOf(kind);
    return only.some((each) => full === each || full.startsWith(`${each}.`));
  };
  const offers = yield* offersIn(checked, span, { wants, snippets: versioned && snippets });
  return offers
    .map((offer, index) => ({ offer, index }))
    .filter(({ offer }) => automatic !== true || offer.finding !== undefined);
}

function takesChecks({ kind, finding, choices }: CodeActionOffer): boolean {
  return kind !== 'quickfix' || (finding === undefined && choices === undefined);
}

function kindOf(kind: CodeActionOffer['kind']): string {
  return kind === 'source.fixAll' ? fixAllKind : kind;
}

/** Registers the requests for code actions. */
export function registerCodeActions({
  connection,
  readAny: read,
  isCurrent,
  language,
  support,
  settingsFiles,
}: HandlersContext): void {
  /** Runs a long task on an open manifest until the request is canceled or the text changes. */
  async function worked<T>(
    uri: string,
    open: OpenDocument,
    work: Task<T>,
    token: CancellationToken,
  ): Promise<T | EarlyResponse> {
    const result = await resultOf(work, () => !token.isCancellationRequested && isCurrent(uri, open));
    if (result !== undefined) return result;
    return token.isCancellationRequested ? cancelled() : outdated(open.catalogue);
  }

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    if (isConfig(uri)) return settingsFiles.actions(uri, range, support());
    const open = read(uri);
    if (open === undefined) return [];
    // On save, editors request actions automatically but with a kind, which means that the user wants them.
    const automatic = context.triggerKind === CodeActionTriggerKind.Automatic && context.only === undefined;
    const request = { uri, range, only: context.only, automatic };
    const actions = await worked(uri, open, codeActions(open, request, support(), open.catalogue), token);
    if (!Array.isArray(actions)) return actions;
    const turnOff = (rule: string): WorkspaceEdit | undefined => settingsFiles.turnOff(uri, rule, support());
    return [
      ...actions,
      ...(context.only?.includes(CodeActionKind.QuickFix) === false ? [] : missingIncludes(open, range, support())),
      ...silencingActions(open, request, support(), turnOff),
    ];
  });

  connection.onCodeActionResolve((action, token) => {
    const asked = resolveDataOf(action);
    if (asked === undefined) return action;
    const open = read(asked.uri);
    if (open?.version !== asked.version) return outdated(language());
    return worked(asked.uri, open, resolvedAction(action, asked, open, support(), language()), token);
  });

  connection.onExecuteCommand(async ({ command, arguments: args }) => {
    if (command === applyEdit) await connection.workspace.applyEdit(args?.[0] as WorkspaceEdit);
  });
}
