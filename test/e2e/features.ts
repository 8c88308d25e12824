/** Checks of every feature in VS Code, by name. */
import * as vscode from 'vscode';
import { ask, assert, fileOf, place, until, withFile, words, type Place } from './probe';
import { actions, copies, head, hovers, images, names, offers, publish } from './tables';

const equal = (found: unknown, expected: unknown): void => {
  assert(
    JSON.stringify(found) === JSON.stringify(expected),
    `${JSON.stringify(found)}, not ${JSON.stringify(expected)}`,
  );
};

async function becomes(kind: string, before: string, after: string): Promise<void> {
  const offered = async (): Promise<readonly vscode.WorkspaceEdit[]> => {
    const { uri, position } = await place(before);
    const range = new vscode.Range(position, position);
    const found = await ask<vscode.CodeAction[]>('executeCodeActionProvider', uri, range, kind, 30);
    const own = (edit: vscode.WorkspaceEdit): boolean =>
      edit.entries().every(([changed]) => changed.toString() === uri.toString());
    // Changes to the settings file of the project would affect all other checks.
    return found.flatMap(({ edit }) => (edit !== undefined && own(edit) ? [edit] : []));
  };
  await until('what is wanted', async () => {
    const count = (await offered()).length;
    for (let index = 0; index < count; index++) {
      const edit = (await offered())[index];
      if (edit === undefined || !(await vscode.workspace.applyEdit(edit))) continue;
      if (vscode.window.activeTextEditor?.document.getText() === after) return true;
    }
    return false;
  });
}

type Found = vscode.Location | vscode.LocationLink | vscode.DocumentHighlight;

const rangeOf = (found: Found): vscode.Range => ('targetRange' in found ? found.targetRange : found.range);

/** A check with a name for each row of a table. */
function rows<T extends unknown[]>(
  title: string,
  table: Readonly<Record<string, T>>,
  act: (...row: T) => Promise<void>,
): [string, () => Promise<void>][] {
  return Object.entries(table).map(([name, row]) => [`${title}: ${name}`, () => act(...row)]);
}

async function edited(asked: Place, edits: readonly vscode.TextEdit[]): Promise<string> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(asked.uri, [...edits]);
  assert(await vscode.workspace.applyEdit(edit), 'the edit was refused');
  return asked.document.getText();
}

const options = { tabSize: 2, insertSpaces: true };

const others: Readonly<Record<string, () => Promise<void>>> = {
  'an included file: its names, its findings, and its changes': async () => {
    const account = (alias: string): string =>
      `${head}keys:\n  stock: { alias: ${alias} }\nimages:\n  golden: { key: stock, visibility: private }\n`;
    await withFile('account.ims.yaml', account('ims/default'), async (uri) => {
      const asked = await place(
        `${head}include: [account.ims.yaml]\noperations:\n  - { action: share, image: gol<|>den, organizations: [o] }\n`,
      );
      const [found] = await ask<vscode.Location[]>('executeDefinitionProvider', asked.uri, asked.position);
      const target = found !== undefined && 'targetUri' in found ? (found.targetUri as vscode.Uri) : found?.uri;
      equal(target?.toString(), uri.toString());
      const refused = (): boolean =>
        vscode.languages
          .getDiagnostics(asked.uri)
          .some(
            ({ message, relatedInformation = [] }) =>
              message.includes('stock') &&
              relatedInformation.some(({ location }) => location.uri.toString() === uri.toString()),
          );
      await until('the finding with a reason in the other file', refused);
      const document = await vscode.workspace.openTextDocument(uri);
      const edit = new vscode.WorkspaceEdit();
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      edit.replace(uri, whole, account('golden'));
      assert(await vscode.workspace.applyEdit(edit), 'the edit was refused');
      await until('the finding goes', () => !refused());
      await document.save();
    });
  },
  'formatting: only the selected lines': async () => {
    const asked = await place(`${head}images:\n  a:   {}\n  b:   {}\n`);
    const edits = await ask<vscode.TextEdit[]>(
      'executeFormatRangeProvider',
      asked.uri,
      new vscode.Range(4, 0, 4, 9),
      options,
    );
    equal(await edited(asked, edits), `${head}images:\n  a:   {}\n  b: {}\n`);
  },
  'formatting: the dash of a new step': async () => {
    const asked = await place(`${images}${publish}    -<|>\n`);
    const edits = await ask<vscode.TextEdit[]>('executeFormatOnTypeProvider', asked.uri, asked.position, '-', options);
    equal(await edited(asked, edits), `${images}${publish}  -\n`);
  },
  'all safe fixes are applied when a file is saved': async () => {
    const text = `${images}  - { action: copy-in-region, image: a, name: n }\n`;
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.ims-manifest': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    await withFile('saved.ims.yaml', text, async (uri) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      await until('its finding', () => vscode.languages.getDiagnostics(uri).length > 0);
      const fixed = text.replace('name: n', 'name: n, key: none');
      // VS Code skips the actions while it is still loading the file, or if they take too long.
      await until('the save with the fixes', async () => {
        await editor.edit((edit) => {
          edit.insert(new vscode.Position(0, 0), '# saved\n');
        });
        if (!(await document.save())) return false;
        const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
        return saved.replace(/^(?:# saved\n)+/, '') === fixed;
      });
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
  },
  'the task ends with 1 if there are errors': async () => {
    // In Restricted Mode, VS Code asks for trust before it runs a task.
    if (!vscode.workspace.isTrusted) return;
    await place(`${images}${publish.replace('image: b', 'image: a')}`);
    const [task] = await vscode.tasks.fetchTasks({ type: 'ims-manifest' });
    if (task === undefined) throw new Error('there is no task');
    equal([task.name, task.group?.id], ['check', vscode.TaskGroup.Build.id]);
    const ended = new Promise<number | undefined>((resolve) => {
      const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== task.name) return;
        listening.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    equal(await ended, 1);
  },
  'rename: everywhere': async () => {
    const { uri, position, document } = await place(copies.replace('key: golden', 'key: gol<|>den'));
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', uri, position, 'silver');
    await vscode.workspace.applyEdit(edit);
    equal(document.getText(), copies.replaceAll('golden', 'silver'));
  },
  'rename: a name that is in use is rejected': async () => {
    const { uri, position } = await place(copies.replace('base: {}', 'ba<|>se: {}'));
    const renamed = vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, position, 'next');
    const refused = await Promise.resolve(renamed).then(
      () => false,
      () => true,
    );
    assert(refused, 'it was not refused');
  },
  'the outline': async () => {
    const { uri } = await place(copies);
    const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', uri);
    equal(
      symbols.map(({ name, children }) => [name, children.length]),
      [
        ['keys', 1],
        ['images', 1],
        ['operations', 1],
      ],
    );
  },
  'workspace symbols': async () => {
    const found = await ask<vscode.SymbolInformation[]>('executeWorkspaceSymbolProvider', 'golden');
    assert(
      found.some(({ name }) => name.includes('golden')),
      JSON.stringify(found),
    );
  },
  'folds of sections and steps': async () => {
    const { uri } = await place(copies);
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', uri);
    assert(
      folds.some(({ start, end }) => start === 2 && end === 3),
      JSON.stringify(folds),
    );
  },
  'the selection expands from a value to its step': async () => {
    const asked = await place(copies.replace('image: base', 'image: ba<|>se'));
    const [inner] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', asked.uri, [asked.position]);
    const texts: string[] = [];
    for (let range = inner; range !== undefined; range = range.parent) texts.push(asked.document.getText(range.range));
    assert(texts[0] === 'base' && texts.some((text) => text.startsWith('{ action')), JSON.stringify(texts));
  },
  'links lead to the pages of API calls': async () => {
    const { uri } = await place(copies);
    const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', uri, 10);
    assert(
      links.some(({ target }) => target !== undefined),
      JSON.stringify(links),
    );
  },
  'words of a range are colored': async () => {
    const { uri } = await place(copies);
    const lines = new vscode.Range(3, 0, 4, 0);
    const { data } = await ask<vscode.SemanticTokens>('provideDocumentRangeSemanticTokens', uri, lines);
    assert(data.length > 0 && data.length <= 10, String(data));
  },
  'the lens above an image counts its uses': async () => {
    const { uri } = await place(copies);
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', uri, 20);
    const uses = lenses.find(({ command }) => command?.command === 'ims-manifest.showReferences');
    assert(uses?.command?.title.includes('1') === true, JSON.stringify(lenses));
  },
  'findings of a manifest that is not open': async () => {
    await withFile(
      'unopened.ims.yaml',
      `${head}operations:\n  - { action: publish, image: nowhere }\n`,
      async (uri) => {
        await until('its finding', () => vscode.languages.getDiagnostics(uri).length === 1);
        assert(
          vscode.workspace.textDocuments.every((each) => each.uri.toString() !== uri.toString()),
          'it is open',
        );
      },
    );
    await until('it to go', () => vscode.languages.getDiagnostics(fileOf('unopened.ims.yaml')).length === 0);
  },
  'the settings file: hover, completion, and fix': async () => {
    await withFile('ims-manifest.config.yaml', 'regoin: ap-southeast-1\nrules: {}\n', async (uri) => {
      const document = await vscode.workspace.openTextDocument(uri);
      const [hover] = await ask<vscode.Hover[]>('executeHoverProvider', uri, new vscode.Position(1, 2));
      assert(hover !== undefined, 'nothing is said');
      const items = await ask<vscode.CompletionList>('executeCompletionItemProvider', uri, new vscode.Position(1, 8));
      assert(
        items.items.some(({ label }) => label === 'share-encrypted-default-key'),
        'no rule is offered',
      );
      const at = new vscode.Range(0, 2, 0, 2);
      const [fix] = await ask<vscode.CodeAction[]>('executeCodeActionProvider', uri, at, 'quickfix', 5);
      assert(fix?.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)), 'there is no fix');
      equal(document.lineAt(0).text, 'region: ap-southeast-1');
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  },
  'snippets are described in the language of the editor': async () => {
    const { uri, position } = await place(`${head}operations:\n  encrypt<|>\n`);
    const described = await until('the snippet', async () => {
      const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', uri, position);
      return items.find(({ label }) => typeof label !== 'string' && label.label === 'encrypt-and-share')?.detail;
    });
    equal(/\p{Script=Han}/u.test(described), vscode.env.language === 'zh-cn');
  },
  'fields and error codes are explained in the language of the editor': async () => {
    for (const text of [`${head}images:\n  a: { si<|>ze: 40 }\n`, `${head}# IMG.00<|>98\n`]) {
      const { uri, position } = await place(text);
      const found = await ask<vscode.Hover[]>('executeHoverProvider', uri, position);
      const said = found
        .flatMap(({ contents }) => contents)
        .map((each) => (each instanceof vscode.MarkdownString ? each.value : ''));
      equal(/\p{Script=Han}/u.test(said.join('\n')), vscode.env.language === 'zh-cn');
    }
  },
  'language models have the tools, which use the text in the editor': async () => {
    const { lm } = vscode as unknown as {
      readonly lm?: {
        readonly tools?: readonly { readonly name: string }[];
        readonly invokeTool?: (
          name: string,
          options: { readonly input: object; readonly toolInvocationToken: undefined },
        ) => Thenable<{ readonly content: readonly { readonly value?: unknown }[] }>;
      };
    };
    const { tools, invokeTool } = lm ?? {};
    if (tools === undefined || invokeTool === undefined) {
      console.log('note this version has no tools for language models');
      return;
    }
    const names = await until('the tools', () => {
      const own = (lm?.tools ?? []).map(({ name }) => name).filter((name) => name.startsWith('ims-manifest_'));
      return own.length > 0 && own;
    });
    equal(
      names.sort(),
      ['check', 'declare', 'explain', 'plan'].map((name) => `ims-manifest_${name}`),
    );
    const answer = async (name: string, input: object): Promise<string> => {
      const { content } = await invokeTool(`ims-manifest_${name}`, { input, toolInvocationToken: undefined });
      return content.map(({ value }) => String(value)).join('');
    };
    const { uri } = await place(`${head}images:\n  b: { encrypted: true }\noperations:\n${publish}`);
    const said = await answer('check', { path: uri.toString() });
    assert(said.includes('"publish-encrypted"'), said);
    const explained = await answer('explain', { term: 'publish-encrypted' });
    assert(explained.includes('publish-encrypted'), explained);
  },
  'the log is shown': async () => {
    await vscode.commands.executeCommand('ims-manifest.showLog');
    await until('the log', () =>
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.scheme === 'output'),
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
  },
};

/** All checks by name. */
export const features: Readonly<Record<string, () => Promise<void>>> = Object.fromEntries([
  ...rows('code actions', actions, becomes),
  ...rows('completion', offers, async (text, label) => {
    const { uri, position } = await place(text);
    await until(label, async () => {
      const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', uri, position);
      return items.some((item) => (typeof item.label === 'string' ? item.label : item.label.label) === label);
    });
  }),
  ...rows('hover', hovers, async (text, says) => {
    const { uri, position } = await place(text);
    const found = await ask<vscode.Hover[]>('executeHoverProvider', uri, position);
    const said = found
      .flatMap(({ contents }) => contents)
      .map((each) => (each instanceof vscode.MarkdownString ? each.value : ''));
    assert(said.join('\n').includes(says), said.join('\n'));
  }),
  ...rows('names', names, async (command, text, places) => {
    const asked = await place(text);
    const found = await ask<Found[]>(command, asked.uri, asked.position);
    equal(words(asked, found.map(rangeOf)), places);
  }),
  ...Object.entries(others),
]);
