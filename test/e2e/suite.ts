import * as vscode from 'vscode';
import { features } from './features';
import { assert, fileOf, open, until } from './probe';

/** Runs in the extension host with the `vscode` API only, so that Node, web worker, and desktop run the same file. */
const id = 'ims-manifest.ims-manifest';
const rule = 'share-encrypted-default-key';

const pipeline = (): vscode.Uri => fileOf('pipeline.ims.yaml');

function finding(code = rule): vscode.Diagnostic | undefined {
  return vscode.languages
    .getDiagnostics(pipeline())
    .find((each) => (typeof each.code === 'object' ? each.code.value : each.code) === code);
}

async function hoversOnFinding(): Promise<readonly vscode.Hover[]> {
  await open();
  const { range } = await until('the finding', () => finding());
  return vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', pipeline(), range.start);
}

/** Waits for the page of a term, and closes it. */
async function preview(term: string): Promise<void> {
  await until(`the page of ${term}`, () =>
    vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label.includes(term))),
  );
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

const tests: Readonly<Record<string, () => Promise<void>>> = {
  'the packaged extension is installed': async () => {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`${id} is not there`);
    await open();
    await until('the activation', () => extension.isActive);
  },
  'VS Code reports the activation time': async () => {
    await vscode.commands.executeCommand('perfview.show');
    const [, code, call, rest] = await until('the table of activations', () => {
      const report = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf');
      const row = new RegExp(`^\\| ${id} .*?\\| (\\d+) +\\| (\\d+) +\\| (\\d+) `, 'm');
      return row.exec(report?.getText() ?? '') ?? undefined;
    });
    const parts = [`code ${String(code)}`, `call ${String(call)}`, `the language client behind it ${String(rest)}`];
    console.log(`note activation, as VS Code counts, ms: ${parts.join(', ')}`);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  },
  'a manifest has its own language': async () => {
    const document = await open();
    assert(document.languageId === 'ims-manifest', `the language is ${document.languageId}`);
  },
  'the finding of a share under the default key, with its reasons': async () => {
    const document = await open();
    const found = await until('the finding', () => finding());
    assert(document.getText(found.range) === 'rocky-9-stock', `it stands at ${document.getText(found.range)}`);
    assert(found.source === 'ims-manifest', `its source is ${String(found.source)}`);
    assert(found.severity === vscode.DiagnosticSeverity.Error, 'it is no error');
    const places = (found.relatedInformation ?? []).map((related) => document.getText(related.location.range));
    assert(places.includes('stock'), `its reasons stand at ${places.join(', ')}`);
    if (vscode.env.language === 'zh-cn') assert(found.message.includes('默认密钥'), found.message);
  },
  'the hover of a finding': async () => {
    const hovers = await hoversOnFinding();
    const text = hovers
      .flatMap((hover) => hover.contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert(text.includes(rule) && text.includes('encrypted'), `the hover says: ${text}`);
  },
  'the hover of a finding has a trusted link to its page, without text from files': async () => {
    const hovers = await hoversOnFinding();
    const trusted = hovers
      .flatMap((hover) => hover.contents)
      .filter(
        (content) =>
          content instanceof vscode.MarkdownString && content.isTrusted !== undefined && content.isTrusted !== false,
      )
      .map((content) => (content as vscode.MarkdownString).value);
    const [link, ...more] = trusted;
    const to = `command:ims-manifest.explain?${encodeURIComponent(JSON.stringify([rule]))}`;
    assert(more.length === 0 && link?.endsWith(`](${to})`) === true, `what is trusted: ${trusted.join('\n')}`);
  },
  'the first quick fix removes the finding': async () => {
    const document = await open();
    const found = await until('the finding', () => finding());
    const fix = await until('the preferred fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        pipeline(),
        found.range,
        'quickfix',
      );
      return actions.find((action) => action.isPreferred === true);
    });
    const { edit } = fix;
    if (edit === undefined) throw new Error('the fix has no edit');
    assert(await vscode.workspace.applyEdit(edit), 'the edit was refused');
    assert(document.getText().includes('key: golden'), document.getText());
    await until('the finding to go', () => finding() === undefined);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the finding to come back', () => finding());
  },
  'words are colored by their meaning': async () => {
    await open();
    const legend = await until('the legend', () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        pipeline(),
      ),
    );
    const { data } = await until('the tokens', () =>
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        pipeline(),
      ),
    );
    assert(data.length > 50 && legend.tokenModifiers.includes('key'), `there are ${String(data.length)} numbers`);
  },
  'formatting changes only the layout': async () => {
    const document = await open();
    const before = document.getText();
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, 0, 0), '\n\n');
      edit.insert(new vscode.Position(4, '  stock:'.length), '    ');
    });
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await until('the layout', () => document.getText() === before);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  'the dash of a new step moves to the column of the others': async () => {
    const document = await open();
    const editor = await vscode.window.showTextDocument(document);
    const end = document.positionAt(document.getText().length);
    await editor.edit((edit) => {
      edit.insert(end, '    ');
    });
    editor.selection = new vscode.Selection(end.translate(0, 4), end.translate(0, 4));
    await vscode.commands.executeCommand('type', { text: '-' });
    await until('the dash to move', () => document.lineAt(document.lineCount - 1).text === '  -');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  'hints show what is known about an image': async () => {
    const document = await open();
    const hints = await until('the hints', async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        pipeline(),
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      return found.length > 0 && found;
    });
    assert(
      hints.some(({ label }) => typeof label === 'string' && label.includes('40 GiB')),
      JSON.stringify(hints),
    );
  },
  'a lens shows the checks of its step, and selecting one declares what would enable it': async () => {
    const document = await open();
    const before = document.getText();
    const lenses = await until('the lenses', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        pipeline(),
      );
      return found.length > 0 && found;
    });
    const lens = lenses.find(({ command }) => command?.command === 'ims-manifest.showChecks');
    const command = lens?.command;
    if (command === undefined) throw new Error('no lens shows checks');
    assert(/^\d+( rules not checked|条规则未检查)$/.test(command.title), command.title);
    const shown = vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    await until('the declaration', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText() !== before;
    });
    await shown;
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  'a step moves up if nothing depends on the order': async () => {
    const document = await open();
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      const end = document.positionAt(document.getText().length);
      edit.insert(end, '  - { action: publish, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }\n');
    });
    const at = document.positionAt(document.getText().indexOf('action: publish') + 3);
    const move = await until('the move', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        pipeline(),
        new vscode.Range(at, at),
        'refactor.move',
        5,
      );
      return found.find(({ edit }) => edit !== undefined);
    });
    const { edit } = move;
    if (edit === undefined) throw new Error('the move has no edit');
    assert(await vscode.workspace.applyEdit(edit), 'the edit was refused');
    const text = document.getText();
    assert(text.indexOf('action: publish') < text.indexOf('action: share'), text);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  'the settings file changes severities at once, and has its own completion and findings': async () => {
    await open();
    await until('the finding', () => finding());
    const config = vscode.Uri.joinPath(pipeline(), '../ims-manifest.config.yaml');
    const write = (text: string) => vscode.workspace.fs.writeFile(config, new TextEncoder().encode(text));
    await write(`rules: { ${rule}: info }\n`);
    try {
      await until('the level', () => finding()?.severity === vscode.DiagnosticSeverity.Information);
      await write('rules: {}\nregoin: x\n');
      await until('the fault of the settings', () => vscode.languages.getDiagnostics(config).length > 0);
      await vscode.workspace.openTextDocument(config);
      const items = await until('completion in the settings', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          config,
          new vscode.Position(1, 0),
        );
        return list.items.some((item) => item.label === 'workspaceDiagnostics') && list.items;
      });
      assert(items.length > 0, 'nothing is offered');
    } finally {
      await vscode.workspace.fs.delete(config);
    }
    await until('the level to come back', () => finding()?.severity === vscode.DiagnosticSeverity.Error);
  },
  'the page of a rule opens in the editor': async () => {
    await open();
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`${id} is not there`);
    const page = async (locale: string): Promise<string> => {
      const uri = vscode.Uri.joinPath(extension.extensionUri, 'dist/pages', locale, `${rule}.md`);
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    };
    assert(/^# .*\p{Script=Han}/u.test(await page('zh-cn')), 'the Chinese page is not packed, or has no title');
    assert(!/\p{Script=Han}/u.test(await page('en')), 'the English page has Chinese in it');
    await vscode.commands.executeCommand('ims-manifest.explain', rule);
    await preview(rule);
  },
  'actions, fields, and error codes are explained in the editor': async () => {
    await open();
    for (const term of ['copy-in-region', 'min_disk', 'IMG.0098']) {
      await vscode.commands.executeCommand('ims-manifest.explain', term);
      await preview(term);
    }
  },
  'a new manifest has a region': async () => {
    const made = vscode.commands.executeCommand('ims-manifest.newManifest');
    const document = await until('the file', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const active = vscode.window.activeTextEditor?.document;
      return active?.uri.path.endsWith('/golden-image.ims.yaml') === true && active;
    });
    await made;
    assert(document.languageId === 'ims-manifest' && /^region: \S/m.test(document.getText()), document.getText());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(document.uri);
  },
  'a syntax error is one finding, and undo removes it': async () => {
    const document = await open();
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      edit.insert(document.positionAt(document.getText().length), 'more: "open');
    });
    await until('the syntax finding', () => finding('syntax'));
    await vscode.commands.executeCommand('undo');
    await until('the syntax finding to go', () => finding('syntax') === undefined);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  ...features,
};

/** Closes what a failed test left open and discards its changes, so that the next test is not affected. */
async function reset(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Called by VS Code. Rejects if a test failed. */
export async function run(): Promise<void> {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const start = Date.now();
    try {
      await test();
      console.log(`ok ${name} (${String(Date.now() - start)} ms)`);
    } catch (error) {
      failed++;
      console.error(`not ok ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      await reset();
    }
  }
  const count = Object.keys(tests).length;
  console.log(`${String(count - failed)} passed, ${String(failed)} failed`);
  if (failed > 0) throw new Error(`${String(failed)} of ${String(count)} tests failed`);
}
