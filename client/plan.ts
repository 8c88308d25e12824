import {
  commands,
  EventEmitter,
  l10n,
  Uri,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PlanAnswer } from '../server/lsp/requests/plan';
import { onStale } from './stale';

const scheme = 'ims-manifest-plan';

/** How long the text must be unchanged before its plan is requested again, in ms. */
const pause = 150;

/** The formats of a plan by their names on the command line, with their file extensions. */
const forms = () =>
  [
    { form: 'table', label: l10n.t('Table'), ending: 'plan.txt' },
    { form: 'json', label: l10n.t('JSON'), ending: 'plan.json' },
    { form: 'hcloud', label: l10n.t('KooCLI commands'), ending: 'hcloud.sh' },
    { form: 'curl', label: l10n.t('curl commands'), ending: 'curl.sh' },
    { form: 'sh', label: l10n.t('POSIX script that runs the plan with KooCLI'), ending: 'plan.sh' },
  ] as const;

/** The manifest and format of a preview, as encoded in its URI. */
interface Preview {
  readonly manifest: string;
  readonly form: string;
  readonly force: boolean;
}

/** Registers the command that shows the plan of the manifest in the active editor next to it. The plan follows the manifest. */
export function registerPlan({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  const changed = new EventEmitter<Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stale = new Set<string>();

  const ask = async (document: TextDocument, { form, force }: Preview): Promise<PlanAnswer | null> => {
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    return client.sendRequest('ims-manifest/plan', { textDocument, form, force });
  };

  /** Updates the previews of the given manifests; all of them by default. */
  function refresh(manifests?: readonly Uri[]): void {
    const changedPreviews = workspace.textDocuments.filter(
      ({ uri }) =>
        uri.scheme === scheme && manifests?.some((each) => each.toString() === previewAt(uri).manifest) !== false,
    );
    if (changedPreviews.length === 0) return;
    for (const { uri } of changedPreviews) stale.add(uri.toString());
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const each of stale) changed.fire(Uri.parse(each));
      stale.clear();
    }, pause);
  }

  async function show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'ims-manifest') return;
    const items = forms().map((form) => ({ ...form, description: form.form }));
    const title = l10n.t('Preview Plan');
    const placeHolder = l10n.t('Select the form of the plan');
    const chosen = await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
    if (chosen === undefined) return;
    const preview = { manifest: document.uri.toString(), form: chosen.form, force: false };
    const answer = await ask(document, preview);
    const force = answer !== null && 'errors' in answer ? await isForced(answer.errors) : false;
    if (force === undefined) return;
    const name = document.uri.path.replace(/^.*\//, '').replace(/(?:\.ims)?\.[^.]+$/, '');
    const uri = Uri.from({ scheme, path: `/${name}.${chosen.ending}`, query: JSON.stringify({ ...preview, force }) });
    await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preserveFocus: true });
  }

  subscriptions.push(
    changed,
    commands.registerCommand('ims-manifest.previewPlan', show),
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const preview = previewAt(uri);
        try {
          const document = await workspace.openTextDocument(Uri.parse(preview.manifest, true));
          return textOf(await ask(document, preview), preview.form);
        } catch {
          // The manifest is gone, or the server is restarting. The last plan stays.
          return workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())?.getText() ?? '';
        }
      },
    }),
    ...onStale(client, refresh),
  );
}

function previewAt(uri: Uri): Preview {
  return JSON.parse(uri.query) as Preview;
}

/** Lists the errors and asks whether to show the plan anyway; `undefined` if the user cancels. */
async function isForced(errors: readonly string[]): Promise<boolean | undefined> {
  const items = [
    { label: l10n.t('Show the errors'), detail: errors[0], force: false },
    { label: l10n.t('Show the plan anyway'), detail: l10n.t('The plan lists the errors, too.'), force: true },
  ];
  const title = l10n.t('There is no plan because the manifest has errors: {0}', errors.length);
  return (await window.showQuickPick(items, { title }))?.force;
}

/** The content of a preview. If there is no plan, the reason as a comment in the chosen format. */
function textOf(answer: PlanAnswer | null, form: string): string {
  if (answer !== null && 'text' in answer) return answer.text;
  if (answer === null) return commented([l10n.t('The file is no longer a manifest.')], form);
  if ('unfit' in answer) return commented([answer.unfit], form);
  const { errors } = answer;
  const anyway = l10n.t(
    'To see the plan anyway, run "{0}" and select "{1}".',
    `IMS Manifest: ${l10n.t('Preview Plan')}`,
    l10n.t('Show the plan anyway'),
  );
  const reason = l10n.t('There is no plan because the manifest has errors: {0}', errors.length);
  return commented([reason, ...errors.map((each) => `  ${each}`), anyway], form);
}

function commented(lines: readonly string[], form: string): string {
  if (form === 'json') return `${JSON.stringify({ messages: lines.map((line) => line.trim()) }, null, 2)}\n`;
  return lines.map((line) => `# ${line}\n`).join('');
}
