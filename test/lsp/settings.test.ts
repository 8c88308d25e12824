import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client';
import { dedent } from '../support/dedent';

const rule = 'share-encrypted-default-key';
const plan = `imsManifest: v1
region: ap-southeast-1
keys:
  stock: { alias: ims/default }
images:
  base: { key: stock, kind: system, status: active, visibility: private }
accounts:
  partner: {}
operations:
  - action: share
    image: base
    accounts: [partner]
`;
const configName = 'ims-manifest.config.yaml';

let root: string;
let client: Client;
const uri = (...parts: string[]): string => pathToFileURL(path.join(root, ...parts)).href;
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};
const tell = (name: string, type: 1 | 2 | 3): void => {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(name), type }] });
};

/** A client with an open folder that responds with `settings` and supports everything. */
async function start(settings: () => object = () => ({}), more: object = {}): Promise<unknown> {
  client.answering('workspace/configuration', (params) => (params as { items: unknown[] }).items.map(() => settings()));
  return client.start('en', {
    workspaceFolders: [{ uri: uri(), name: 'w' }],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
      },
      window: { workDoneProgress: true },
    },
    ...more,
  });
}

type Diagnostic = Readonly<{ code: string; severity: number; message: string; range: object }>;

/** The next matching findings of a file. */
async function findings(
  name: string,
  fits: (found: readonly Diagnostic[]) => boolean = () => true,
): Promise<readonly Diagnostic[]> {
  const note = await client.note((each) => {
    const params = each['params'] as { uri?: string; diagnostics?: readonly Diagnostic[] } | undefined;
    return (
      each['method'] === 'textDocument/publishDiagnostics' &&
      params?.uri === uri(name) &&
      fits(params.diagnostics ?? [])
    );
  });
  return (note['params'] as { diagnostics: readonly Diagnostic[] }).diagnostics;
}

const of =
  (code: string, severity?: number) =>
  (found: readonly Diagnostic[]): boolean =>
    found.some((each) => each.code === code && (severity === undefined || each.severity === severity));
const none = (found: readonly Diagnostic[]): boolean => found.length === 0;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'ims-lsp-'));
  client = new Client();
});

afterEach(() => {
  client.process.kill();
  rmSync(root, { recursive: true });
});

describe('settings of the editor', () => {
  it('apply from the first finding on, and change without a restart', async () => {
    let level = 'info';
    await start(() => ({ rules: { [rule]: level } }));
    client.open(uri('plan.ims.yaml'), plan);
    expect(of(rule, 3)(await findings('plan.ims.yaml'))).toBe(true);
    level = 'warning';
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await findings('plan.ims.yaml', of(rule, 2));
    await client.note(({ method }) => method === 'workspace/codeLens/refresh');
    await client.note(({ method }) => method === 'workspace/inlayHint/refresh');
  });

  it('are requested again when a client registers for their changes, and when folders change', async () => {
    let level = 'info';
    await start(() => ({ rules: { [rule]: level }, region: 'eu-west-101' }), {
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
        },
      },
    });
    await client.note(
      ({ method, params }) =>
        method === 'client/registerCapability' && JSON.stringify(params).includes('workspace/didChangeConfiguration'),
    );
    client.answering('workspace/workspaceFolders', () => [{ uri: uri('other'), name: 'other' }]);
    write('other/one.ims.yaml', plan);
    level = 'warning';
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [] } });
    await findings('other/one.ims.yaml', of(rule, 2));
    const templates = (await client.request('ims-manifest/newManifest', {})) as readonly { text: string }[];
    expect(templates[0]?.text).toContain('\nregion: eu-west-101\n');
  });

  it('turn hints and lenses off', async () => {
    await start(() => ({ inlayHints: { image: false, defaults: false }, codeLens: { checks: false } }));
    client.open(uri('plan.ims.yaml'), plan);
    await findings('plan.ims.yaml');
    const textDocument = { uri: uri('plan.ims.yaml') };
    const range = { start: { line: 0, character: 0 }, end: { line: 12, character: 0 } };
    expect(await client.request('textDocument/inlayHint', { textDocument, range })).toEqual([]);
    const lenses = (await client.request('textDocument/codeLens', { textDocument })) as { range: object }[];
    expect(lenses.map((lens) => lens.range)).toMatchObject([{ start: { line: 5 } }]);
  });

  it('choose the language of messages', async () => {
    await start(() => ({ locale: 'zh-cn' }));
    client.open(uri('plan.ims.yaml'), plan);
    expect((await findings('plan.ims.yaml', of(rule)))[0]?.message).toContain('默认密钥');
  });

  it('are read again and again if the client refuses to report changes of files', async () => {
    client.answering('client/registerCapability', () => new Error('Unsupported glob'));
    await start();
    client.open(uri('plan.ims.yaml'), plan);
    await findings('plan.ims.yaml', of(rule));
    write(configName, `rules: { ${rule}: info }\n`);
    client.open(uri('other.ims.yaml'), plan);
    await findings('other.ims.yaml', of(rule, 3));
  });

  it('are accepted from clients that push them', async () => {
    await client.start('en', { initializationOptions: { settings: { rules: { [rule]: 'info' } } } });
    client.open(uri('plan.ims.yaml'), plan);
    await findings('plan.ims.yaml', of(rule, 3));
    client.notify('workspace/didChangeConfiguration', { settings: { 'ims-manifest': { rules: { [rule]: 'off' } } } });
    await findings('plan.ims.yaml', (found) => !of(rule)(found));
  });
});

describe('the settings file of the project', () => {
  it('overrides the editor, applies unsaved changes, and is found again after it is deleted', async () => {
    write(configName, `rules: { ${rule}: info }\n`);
    await start(() => ({ rules: { [rule]: 'warning' } }));
    client.open(uri('plan.ims.yaml'), plan);
    await findings('plan.ims.yaml', of(rule, 3));
    client.open(uri(configName), `rules: { ${rule}: off }\n`);
    await findings('plan.ims.yaml', (found) => !of(rule)(found));
    client.notify('textDocument/didClose', { textDocument: { uri: uri(configName) } });
    await findings('plan.ims.yaml', of(rule, 3));
    rmSync(path.join(root, configName));
    tell(configName, 3);
    await findings('plan.ims.yaml', of(rule, 2));
  });

  it('has its errors reported, whether it is open or not', async () => {
    write(
      configName,
      dedent`
        rules:
          share-encrypted-defaultkey: off
      `,
    );
    await start();
    client.open(uri('plan.ims.yaml'), plan);
    const [found] = await findings(configName);
    expect(found).toMatchObject({ code: 'config', severity: 1, range: { start: { line: 1, character: 2 } } });
    expect(found?.message).toContain(`Did you mean '${rule}'`);
    write(configName, 'rules: {}\n');
    tell(configName, 2);
    await findings(configName, none);
  });

  it('has completion, hovers, and fixes', async () => {
    await start();
    client.open(
      uri(configName),
      dedent`
        rules:
          share-encrypted-defaultkey: of
      `,
    );
    await findings(configName, (found) => found.length === 2);
    const textDocument = { uri: uri(configName) };
    const at = (character: number) => ({ textDocument, position: { line: 1, character } });
    const levels = (await client.request('textDocument/completion', at(32))) as { items: { label: string }[] };
    expect(levels.items.map(({ label }) => label)).toEqual(['off', 'info', 'warning', 'error']);
    const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } };
    const actions = await client.request('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    expect(JSON.stringify(actions)).toContain(`"newText":"${rule}"`);
    client.notify('textDocument/didChange', {
      textDocument: { uri: uri(configName), version: 2 },
      contentChanges: [{ text: `rules:\n  ${rule}: off\n` }],
    });
    await findings(configName, none);
    const hover = await client.request('textDocument/hover', at(5));
    expect(JSON.stringify(hover)).toContain('Sharing an image that is encrypted with the default key');
  });
});

describe('manifests that are not open', () => {
  it('are checked with the settings of each, and progress is shown', async () => {
    write('a/one.ims.yaml', plan);
    write('b/two.ims.yml', plan);
    write(`b/${configName}`, `rules: { ${rule}: info }\n`);
    write('node_modules/x/three.ims.yaml', plan);
    write('.gitignore', 'out/\n');
    write('out/four.ims.yaml', plan);
    await start();
    await client.note(({ method }) => method === 'window/workDoneProgress/create');
    await findings('a/one.ims.yaml', of(rule, 1));
    await findings('b/two.ims.yml', of(rule, 3));
    const done = await client.note(
      ({ method, params }) => method === '$/progress' && (params as { value: { kind: string } }).value.kind === 'end',
    );
    expect(done).toBeDefined();
    expect(client.seen(uri('out/four.ims.yaml')) || client.seen(uri('node_modules/x/three.ims.yaml'))).toBe(false);
  });

  it('are updated when files change on disk', async () => {
    write('one.ims.yaml', plan);
    await start();
    await findings('one.ims.yaml', of(rule));
    write('one.ims.yaml', plan.replace('ims/default', 'own'));
    tell('one.ims.yaml', 2);
    await findings('one.ims.yaml', (found) => !of(rule)(found));
    write('two.ims.yaml', plan);
    tell('two.ims.yaml', 1);
    await findings('two.ims.yaml', of(rule));
    rmSync(path.join(root, 'two.ims.yaml'));
    tell('two.ims.yaml', 3);
    await findings('two.ims.yaml', none);
  });

  it('are left out if .gitignore excludes them', async () => {
    write('a.ims.yaml', plan);
    await start();
    await findings('a.ims.yaml', of(rule));
    write('.gitignore', '*.ims.yaml\n');
    tell('.gitignore', 1);
    await findings('a.ims.yaml', none);
    rmSync(path.join(root, '.gitignore'));
    tell('.gitignore', 3);
    await findings('a.ims.yaml', of(rule));
  });

  it('include files whose content begins like a manifest, until it no longer does', async () => {
    write('a.yaml', plan);
    write('b.yaml', 'a: b\n');
    await start();
    await findings('a.yaml', of(rule));
    write('b.yaml', plan);
    tell('b.yaml', 2);
    await findings('b.yaml', of(rule));
    write('a.yaml', 'a: b\n');
    tell('a.yaml', 2);
    await findings('a.yaml', none);
  });

  it('are replaced by open documents, and checked again after these are closed', async () => {
    write('one.ims.yaml', plan);
    await start();
    await findings('one.ims.yaml', of(rule));
    client.open(uri('one.ims.yaml'), plan.replace('ims/default', 'own'));
    await findings('one.ims.yaml', (found) => !of(rule)(found));
    client.notify('textDocument/didClose', { textDocument: { uri: uri('one.ims.yaml') } });
    await findings('one.ims.yaml', of(rule));
  });

  it('are not checked if the setting is off, and cleared when it is turned off', async () => {
    let workspaceDiagnostics = true;
    write('one.ims.yaml', plan);
    await start(() => ({ workspaceDiagnostics }));
    await findings('one.ims.yaml', of(rule));
    workspaceDiagnostics = false;
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await findings('one.ims.yaml', none);
  });

  it('are read through the client if they are not on disk', async () => {
    const remote = 'vscode-vfs://github/owner/repo';
    const texts: Readonly<Record<string, string>> = {
      [`${remote}/plans/one.ims.yaml`]: plan,
      [`${remote}/${configName}`]: `rules: { ${rule}: info }\n`,
    };
    client.answering('ims-manifest/findFiles', () => [`${remote}/plans/one.ims.yaml`]);
    client.answering('ims-manifest/readFile', (params) => texts[(params as { uri: string }).uri]);
    await start(() => ({}), {
      workspaceFolders: [{ uri: remote, name: 'repo' }],
      initializationOptions: { files: true },
    });
    const note = await client.note(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri.endsWith('one.ims.yaml'),
    );
    expect(of(rule, 3)((note['params'] as { diagnostics: readonly Diagnostic[] }).diagnostics)).toBe(true);
  });

  it('are no longer checked after the user cancels', async () => {
    for (let index = 0; index < 400; index++) write(`plans/${String(index).padStart(3, '0')}.ims.yaml`, plan);
    await start();
    const created = await client.note(({ method }) => method === 'window/workDoneProgress/create');
    client.notify('window/workDoneProgress/cancel', created['params']);
    await client.note(
      ({ method, params }) => method === '$/progress' && (params as { value: { kind: string } }).value.kind === 'end',
    );
    expect(client.seen(uri('plans/399.ims.yaml'))).toBe(false);
  });
});

describe('a client that pulls diagnostics', () => {
  it('gets findings of all manifests on request, and none are pushed', async () => {
    write('one.ims.yaml', plan);
    const initialized = (await start(() => ({}), {
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: { configuration: true, diagnostics: { refreshSupport: true } },
        window: { workDoneProgress: true },
      },
    })) as { capabilities: object };
    expect(initialized.capabilities).toMatchObject({ diagnosticProvider: { workspaceDiagnostics: true } });
    await client.note(
      ({ method, params }) => method === '$/progress' && (params as { value: { kind: string } }).value.kind === 'end',
    );
    client.open(uri('two.ims.yaml'), plan);
    const textDocument = { uri: uri('two.ims.yaml') };
    type Report = Readonly<{ kind: string; uri: string; resultId: string; items: readonly Diagnostic[] }>;
    const ask = async (previousResultId?: string): Promise<Report> =>
      (await client.request('textDocument/diagnostic', { textDocument, previousResultId })) as Report;
    const first = await ask();
    expect(of(rule)(first.items)).toBe(true);
    expect((await ask(first.resultId)).kind).toBe('unchanged');
    client.notify('textDocument/didChange', {
      textDocument: { ...textDocument, version: 2 },
      contentChanges: [{ text: plan.replace('ims/default', 'own') }],
    });
    const second = await ask(first.resultId);
    expect(of(rule)(second.items)).toBe(false);
    const all = (await client.request('workspace/diagnostic', {
      previousResultIds: [{ uri: uri('two.ims.yaml'), value: second.resultId }],
    })) as { items: readonly Report[] };
    expect(all.items.map((each) => [path.basename(each.uri), each.kind])).toEqual([
      ['one.ims.yaml', 'full'],
      ['two.ims.yaml', 'unchanged'],
    ]);
    expect(client.seen(uri('one.ims.yaml')) || client.seen(uri('two.ims.yaml'))).toBe(false);
  });
});

describe('turning a rule off in the settings file', () => {
  const title = `Turn off '${rule}' in the project settings`;
  interface Action {
    readonly title: string;
    readonly kind?: string;
    readonly edit: { readonly documentChanges?: readonly object[]; readonly changes?: object };
  }

  /** The code actions for the finding in a manifest. */
  async function offered(workspaceEdit: object, name = 'plan.ims.yaml', text = plan): Promise<readonly Action[]> {
    await start(() => ({}), {
      capabilities: {
        workspace: { configuration: true, workspaceEdit },
        textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
      },
    });
    client.open(uri(name), text);
    const [found] = await findings(name, of(text === plan ? rule : 'schema'));
    const params = { textDocument: { uri: uri(name) }, range: found?.range, context: { diagnostics: [] } };
    return (await client.request('textDocument/codeAction', params)) as readonly Action[];
  }
  const creating = { documentChanges: true, resourceOperations: ['create'] };

  it('creates the file at the root of the folder, and is listed after fixes and comments', async () => {
    const actions = await offered(creating, 'deep/plan.ims.yaml');
    const titles = actions.filter(({ kind }) => kind === 'quickfix').map((action) => action.title);
    expect(titles.at(-1)).toBe(title);
    expect(titles).toContain(`Disable '${rule}' for this file`);
    expect(actions.find((action) => action.title === title)?.edit.documentChanges).toEqual([
      { kind: 'create', uri: uri(configName), options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri: uri(configName), version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: `rules:\n  ${rule}: off\n`,
          },
        ],
      },
    ]);
  });

  it('edits the nearest file', async () => {
    write(configName, 'rules: {}\n');
    write(
      `deep/${configName}`,
      dedent`
        # ours
        rules:
          ${rule}: warning # why
      `,
    );
    const actions = await offered({}, 'deep/plan.ims.yaml');
    expect(actions.find((action) => action.title === title)?.edit).toEqual({
      changes: {
        [uri('deep', configName)]: [
          {
            range: { start: { line: 2, character: rule.length + 4 }, end: { line: 2, character: rule.length + 11 } },
            newText: 'off',
          },
        ],
      },
    });
  });

  it.each([
    ['the client cannot create files', '', { documentChanges: true }, plan],
    ['the file cannot be read', 'rules: {\n', creating, plan],
    ['the manifest itself must be repaired', '', creating, `${plan}    accountss: []\n`],
  ])('is not offered if %s', async (_, config, workspaceEdit, text) => {
    if (config !== '') write(configName, config);
    const actions = await offered(workspaceEdit, 'plan.ims.yaml', text);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.map((action) => action.title)).not.toContain(text === plan ? title : title.replace(rule, 'schema'));
  });
});
