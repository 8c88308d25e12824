import type { CancellationToken, CodeLens, Connection, ServerCapabilities, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionTriggerKind } from './protocol';
import { isConfig } from '../config/find';
import { hintsIn } from '../features/hints';
import { lensesOf, usesAt } from '../features/lenses';
import type { Catalogue } from '../messages/message';
import type { Slices } from '../text/slices';
import { actionKinds, applyEdit, askedOf, codeActions, resolvedAction, silencingActions } from './actions';
import type { Abilities } from './abilities';
import { checksRequest, stepChecks } from './checks';
import type { ConfigFiles } from './config';
import { toRange } from './convert';
import { cancelled, outdated, type Ended } from './ended';
import type { Open } from './open';
import { resultOf } from './pace';
import type { SettingsSource } from './settings';

/** What the answers about a document are made from. */
export interface Serving {
  readonly connection: Connection;
  readonly read: (uri: string) => Open | undefined;
  readonly isCurrent: (uri: string, open: Open) => boolean;
  readonly language: () => Catalogue;
  /** What the client can do: nothing until it has said so. */
  readonly abilities: () => Abilities;
  readonly configs: ConfigFiles;
  readonly settings: SettingsSource;
  /** The text of a file in a folder of the workspace, as the editor has it where it is open; `undefined` if there is none. */
  readonly textAt: (uri: string, folder: string) => Promise<string | undefined>;
}

/** A command of the client that shows references: arguments are the uri, the position and the locations, as LSP has them. */
const showReferences = 'ims-manifest.showReferences';
/** A command of the client that shows how the checks of a step came out: arguments are the uri and the step's position. */
const showChecks = 'ims-manifest.showChecks';

/** What is announced of actions, hints and lenses. */
export function editingCapabilities({ commands, actions }: Abilities): ServerCapabilities {
  return {
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: commands.has(showReferences) },
    codeActionProvider: actions.literal
      ? { codeActionKinds: [...actionKinds], resolveProvider: actions.resolve }
      : true,
    ...(actions.literal ? {} : { executeCommandProvider: { commands: [applyEdit] } }),
  };
}

/** Answers what an editor asks in order to change a document, or to show more of it than its text. */
export function registerEditing({ connection, read, isCurrent, language, abilities, configs }: Serving): void {
  const has = (command: string): boolean => abilities().commands.has(command);

  /** Long work on an open manifest: it ends where the request is cancelled, or where the text changes. */
  async function worked<T>(uri: string, open: Open, work: Slices<T>, token: CancellationToken): Promise<T | Ended> {
    const result = await resultOf(work, () => !token.isCancellationRequested && isCurrent(uri, open));
    if (result !== undefined) return result;
    return token.isCancellationRequested ? cancelled() : outdated(open.catalogue);
  }

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    if (isConfig(uri)) return configs.actions(uri, range, abilities());
    const open = read(uri);
    if (open === undefined) return [];
    // On save an editor asks by itself too, but for a kind: somebody wants that.
    const automatic = context.triggerKind === CodeActionTriggerKind.Automatic && context.only === undefined;
    const request = { uri, range, only: context.only, automatic };
    const actions = await worked(uri, open, codeActions(open, request, abilities(), open.catalogue), token);
    if (!Array.isArray(actions)) return actions;
    const turnOff = (rule: string): WorkspaceEdit | undefined => configs.turnOff(uri, rule, abilities());
    return [...actions, ...silencingActions(open, request, abilities(), turnOff)];
  });

  connection.onCodeActionResolve((action, token) => {
    const asked = askedOf(action);
    if (asked === undefined) return action;
    const open = read(asked.uri);
    if (open?.version !== asked.version) return outdated(language());
    return worked(asked.uri, open, resolvedAction(action, asked, open, abilities(), language()), token);
  });

  connection.onExecuteCommand(async ({ command, arguments: args }) => {
    if (command === applyEdit) await connection.workspace.applyEdit(args?.[0] as WorkspaceEdit);
  });

  connection.onRequest(checksRequest, (params) => {
    const open = read(params.uri);
    return open === undefined ? null : stepChecks(open, params, abilities(), open.catalogue);
  });

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) => {
    const open = read(uri);
    if (open === undefined) return [];
    const span = { start: open.lines.offset(range.start), end: open.lines.offset(range.end) };
    return hintsIn(open.checked, span, open.catalogue, open.settings.inlayHints).map(({ offset, text, more }) => ({
      position: open.lines.position(offset),
      label: text,
      tooltip: more,
      paddingLeft: true,
    }));
  });

  connection.onCodeLens(({ textDocument: { uri } }) => {
    const open = read(uri);
    if (open === undefined) return [];
    return lensesOf(open.checked, open.catalogue, open.settings.codeLens).map(({ span, title, about }): CodeLens => {
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
