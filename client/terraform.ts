import { commands, extensions, languages, window, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import { isTerraformName, mayConcernImages } from '../server/terraform/file-kind';

/** The context key that shows the button of the picture above a file of a configuration. */
const concernsImages = 'ims-manifest.concernsImages';

/** The comments and brackets of the languages of Terraform and OpenTofu. */
const configuration = {
  comments: { lineComment: '#', blockComment: ['/*', '*/'] as [string, string] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ] as [string, string][],
};

/** Takes part in the languages of Terraform and OpenTofu, which belong to the extensions for them. */
export function registerTerraform({ subscriptions }: ExtensionContext): void {
  for (const language of ['terraform', 'terraform-vars', 'opentofu'])
    if (!isConfigured(language)) subscriptions.push(languages.setLanguageConfiguration(language, configuration));

  let shown: boolean | undefined;
  function follow(document: TextDocument | undefined): void {
    const now = document !== undefined && isTerraformName(document.uri.path) && mayConcernImages(document.getText());
    if (now === shown) return;
    shown = now;
    void commands.executeCommand('setContext', concernsImages, now);
  }
  subscriptions.push(
    window.onDidChangeActiveTextEditor((editor) => {
      follow(editor?.document);
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) follow(document);
    }),
  );
  follow(window.activeTextEditor?.document);
}

/** Whether another extension describes a language. Its description is not to be mixed with ours. */
function isConfigured(language: string): boolean {
  interface Contributions {
    readonly contributes?: {
      readonly languages?: readonly { readonly id?: string; readonly configuration?: string }[];
    };
  }
  return extensions.all.some(({ packageJSON }) =>
    (packageJSON as Contributions).contributes?.languages?.some(
      ({ id, configuration }) => id === language && configuration !== undefined,
    ),
  );
}
