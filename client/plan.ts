import {
  commands,
  EventEmitter,
  l10n,
  languages,
  Uri,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { PlanAnswer } from '../server/lsp/plan';

const scheme = 'ims-manifest-plan';

/** How long the text is left alone before its plan is asked for again, in ms. */
const pause = 150;

/** The forms of a plan by their names on the command line, and how the name of a file in each ends. */
const forms = () =>
  [
    { form: 'table', label: l10n.t('Table'), ending: 'plan.txt' },
    { form: 'json', label: l10n.t('JSON'), ending: 'plan.json' },
    { form: 'hcloud', label: l10n.t('KooCLI commands'), ending: 'hcloud.sh' },
    { form: 'curl', label: l10n.t('curl commands'), ending: 'curl.sh' },
    { form: 'sh', label: l10n.t('POSIX script that runs the plan with KooCLI'), ending: 'plan.sh' },
  ] as const;

/** What a preview is of, as it is in its address. */
interface Preview {
  readonly manifest: string;
  readonly form: string;
  readonly force: boolean;
}

/** The command that shows the plan of the manifest in the active editor beside it. The plan follows the manifest. */
export function registerPlan({ subscriptions }: ExtensionContext, client: BaseLanguageClient): void {
  const changed = new EventEmitter<Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stale = new Set<string>();

  const ask = async (document: TextDocument, { form, force }: Preview): Promise<PlanAnswer | null> => {
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    return client.sendRequest('ims-manifest/plan', { textDocument, form, force });
  };

  /** Has the previews of some manifests written again, of all without any. */
  function refresh(manifests?: readonly Uri[]): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme !== scheme) continue;
      const { manifest } = previewAt(uri);
      if (manifests?.some((each) => each.toString() === manifest) ?? true) stale.add(uri.toString());
    }
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
          // The manifest is gone, or the server is being restarted: the last plan stays.
          return workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())?.getText() ?? '';
        }
      },
    }),
    workspace.onDidChangeTextDocument(({ document: { languageId, uri } }) => {
      if (languageId === 'ims-manifest') refresh([uri]);
    }),
    // Comes after each check, so also after changed settings.
    languages.onDidChangeDiagnostics(({ uris }) => {
      refresh(uris);
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) refresh();
    }),
  );
}

function previewAt(uri: Uri): Preview {
  return JSON.parse(uri.query) as Preview;
}

/** Says which errors there are, and asks whether the plan is wanted in spite of them; `undefined` where nothing was chosen. */
async function isForced(errors: readonly string[]): Promise<boolean | undefined> {
  const items = [
    { label: l10n.t('Show the errors'), detail: errors[0], force: false },
    { label: l10n.t('Show the plan anyway'), detail: l10n.t('The plan lists the errors, too.'), force: true },
  ];
  const title = l10n.t('There is no plan because the manifest has errors: {0}', errors.length);
  return (await window.showQuickPick(items, { title }))?.force;
}

/** What a preview shows. Where there is no plan it says why, in words that are a comment in the form that was chosen. */
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
