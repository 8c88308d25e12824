import type { CancellationToken, CodeLens, Connection, ServerCapabilities, WorkspaceEdit } from 'vscode-languageserver';
import { featuresOf } from './language-features';
import { CodeActionTriggerKind } from './protocol';
import { isConfig } from '../config/find';
import { usesAt } from '../features/outline/code-lens';
import type { Catalogue } from '../messages/message';
import type { Task } from '../text/cooperative';
import { actionKinds, resolveDataOf, codeActions, resolvedAction, silencingActions } from './actions';
import { missingIncludes } from './missing-includes';
import type { ClientSupport } from './client-capabilities';
import { stepChecks, type ChecksParams, type ChecksResult } from './checks';
import type { IncludedFiles } from '../engine/included-files';
import type { Checked } from '../engine/session';
import type { ConfigFiles } from './config';
import { applyEdit, toRange, toSpan } from './convert';
import { cancelled, outdated, type Ended } from './ended';
import type { OpenDocument } from './document-store';
import { resultOf } from './scheduler';
import type { SettingsSource } from './settings';

/** The dependencies of request handlers. */
export interface HandlersContext {
  readonly connection: Connection;
  /** An open manifest. */
  readonly read: (uri: string) => OpenDocument | undefined;
  /** An open document of any checked language. For Terraform, other extensions have the features that are not about checks. */
  readonly readAny: (uri: string) => OpenDocument | undefined;
  readonly isCurrent: (uri: string, open: OpenDocument) => boolean;
  readonly language: () => Catalogue;
  /** The client's capabilities; none before `initialize`. */
  readonly support: () => ClientSupport;
  readonly configs: ConfigFiles;
  readonly settings: SettingsSource;
  readonly includes: () => IncludedFiles;
  /** The URIs of the known manifests in the workspace folder of a file, open or not, without the file itself. */
  readonly manifestsBeside: (uri: string) => readonly string[];
  /** The checks of a file and of all manifests that include it, open or not. */
  readonly checkedWith: (uri: string) => Promise<readonly Checked[]>;
  /** The text of a file in a workspace folder, preferably from the editor; `undefined` if it does not exist. */
  readonly textAt: (uri: string, folder: string) => Promise<string | undefined>;
}

/** A client command that shows references. Arguments: URI, position, and locations as in LSP. */
const showReferences = 'ims-manifest.showReferences';
/** A client command that shows the results of a step's checks. Arguments: URI and the step's position. */
const showChecks = 'ims-manifest.showChecks';

/** The server capabilities for code actions, hints and lenses. */
export function editingCapabilities({ commands, actions }: ClientSupport): ServerCapabilities {
  return {
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: commands.has(showReferences) },
    codeActionProvider: actions.literal
      ? { codeActionKinds: [...actionKinds], resolveProvider: actions.resolve }
      : true,
    ...(actions.literal ? {} : { executeCommandProvider: { commands: [applyEdit] } }),
  };
}

/** Registers the requests for code actions. */
export function registerCodeActions({
  connection,
  readAny: read,
  isCurrent,
  language,
  support: abilities,
  configs,
}: HandlersContext): void {
  /** Runs a long task on an open manifest until the request is canceled or the text changes. */
  async function worked<T>(
    uri: string,
    open: OpenDocument,
    work: Task<T>,
    token: CancellationToken,
  ): Promise<T | Ended> {
    const result = await resultOf(work, () => !token.isCancellationRequested && isCurrent(uri, open));
    if (result !== undefined) return result;
    return token.isCancellationRequested ? cancelled() : outdated(open.catalogue);
  }

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    if (isConfig(uri)) return configs.actions(uri, range, abilities());
    const open = read(uri);
    if (open === undefined) return [];
    // On save, editors request actions automatically but with a kind, which means that the user wants them.
    const automatic = context.triggerKind === CodeActionTriggerKind.Automatic && context.only === undefined;
    const request = { uri, range, only: context.only, automatic };
    const actions = await worked(uri, open, codeActions(open, request, abilities(), open.catalogue), token);
    if (!Array.isArray(actions)) return actions;
    const turnOff = (rule: string): WorkspaceEdit | undefined => configs.turnOff(uri, rule, abilities());
    return [
      ...actions,
      ...missingIncludes(open, request, abilities()),
      ...silencingActions(open, request, abilities(), turnOff),
    ];
  });

  connection.onCodeActionResolve((action, token) => {
    const asked = resolveDataOf(action);
    if (asked === undefined) return action;
    const open = read(asked.uri);
    if (open?.version !== asked.version) return outdated(language());
    return worked(asked.uri, open, resolvedAction(action, asked, open, abilities(), language()), token);
  });

  connection.onExecuteCommand(async ({ command, arguments: args }) => {
    if (command === applyEdit) await connection.workspace.applyEdit(args?.[0] as WorkspaceEdit);
  });
}

/** Registers the requests for hints, lenses, and checks of steps. */
export function registerHints({ connection, readAny: read, support: abilities }: HandlersContext): void {
  const has = (command: string): boolean => abilities().commands.has(command);

  connection.onRequest('ims-manifest/checks', (params: ChecksParams): ChecksResult | null => {
    const open = read(params.uri);
    return open === undefined ? null : stepChecks(open, params, abilities(), open.catalogue);
  });

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) => {
    const open = read(uri);
    if (open === undefined) return [];
    const span = toSpan(range, open.lines);
    const hints = featuresOf(uri).hints(open.checked, span, open.catalogue, open.settings.inlayHints);
    return hints.map(({ offset, text, more }) => ({
      position: open.lines.position(offset),
      label: text,
      tooltip: more,
      paddingLeft: true,
    }));
  });

  connection.onCodeLens(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    const lenses = featuresOf(uri).lenses(open.checked, open.catalogue, open.settings.codeLens);
    return lenses.map(({ span, title, about }): CodeLens => {
      const range = toRange(span, open.lines);
      if (about === 'uses' && has(showReferences)) return { range, data: { uri, title } };
      const command = about === 'checks' && has(showChecks) ? showChecks : '';
      return { range, command: { title, command, arguments: [uri, range.start] } };
    });
  });

  connection.onCodeLensResolve((lens) => {
    const { uri, title } = lens.data as { uri: string; title: string };
    const open = read(uri);
    const uses = open === undefined ? [] : usesAt(open.checked, open.lines.offset(lens.range.start));
    const locations = open === undefined ? [] : uses.map((use) => ({ uri, range: toRange(use, open.lines) }));
    return { ...lens, command: { title, command: showReferences, arguments: [uri, lens.range.start, locations] } };
  });
}
