/* global exports, require */
// Answers as an extension for Terraform does, so that what is doubled would be seen: one hover, one completion, one lens.
const vscode = require('vscode');

exports.activate = ({ subscriptions }) => {
  const { languages, workspace, CompletionItem, CodeLens, Hover, Range } = vscode;
  // In the pictures only its colors are wanted.
  if (workspace.getConfiguration('standIn').get('silent') === true) return;
  subscriptions.push(
    languages.registerHoverProvider('terraform', { provideHover: () => new Hover('A hover of the other extension.') }),
    languages.registerCompletionItemProvider('terraform', {
      provideCompletionItems: () => [new CompletionItem('of_the_other_extension')],
    }),
    languages.registerCodeLensProvider('terraform', {
      provideCodeLenses: () => [
        new CodeLens(new Range(0, 0, 0, 0), { title: 'Lens of the other extension', command: '' }),
      ],
    }),
  );
};
