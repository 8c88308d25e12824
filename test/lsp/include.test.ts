import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PictureAnswer } from '../../server/lsp/requests/picture';
import { head } from '../support/cursor';
import { account, pipeline } from '../support/included';
import { Client } from './client';
import { dedent } from '../support/dedent';

let root: string;
let client: Client;
const uri = (name: string): string => `${pathToFileURL(root).href}/${name}`;
const write = (name: string, text: string): void => {
  writeFileSync(path.join(root, name), text);
};

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ims-include-')));
  client = new Client();
});

afterEach(() => {
  client.process.kill();
  rmSync(root, { recursive: true });
});

async function start(): Promise<void> {
  await client.start('en', { rootUri: pathToFileURL(root).href });
}

interface Diagnostic {
  readonly code: string;
  readonly relatedInformation: readonly { readonly location: { readonly uri: string } }[];
}

/** Waits until a file has exactly these findings, as rules with the names of the files of their reasons. */
async function findings(name: string, ...wanted: readonly string[]): Promise<void> {
  await client.note(({ method, params }) => {
    const found = params as { uri: string; diagnostics: readonly Diagnostic[] };
    if (method !== 'textDocument/publishDiagnostics' || found.uri !== uri(name)) return false;
    const said = found.diagnostics.map(({ code, relatedInformation }) =>
      [code, ...relatedInformation.map(({ location }) => path.posix.basename(location.uri))].join(' '),
    );
    return JSON.stringify(said) === JSON.stringify(wanted);
  });
}

function change(name: string, version: number, text: string): void {
  client.notify('textDocument/didChange', { textDocument: { uri: uri(name), version }, contentChanges: [{ text }] });
}

it('a change in an open included file updates all files that include it, open or not', async () => {
  write('closed.ims.yaml', pipeline);
  write('account.ims.yaml', account);
  await start();
  client.open(uri('a.ims.yaml'), pipeline);
  await findings('a.ims.yaml');
  client.open(uri('account.ims.yaml'), account);
  change('account.ims.yaml', 2, account.replace('enabled', 'disabled'));
  await findings('a.ims.yaml', 'key-not-enabled account.ims.yaml');
  await findings('closed.ims.yaml', 'key-not-enabled account.ims.yaml');
  change('account.ims.yaml', 3, account);
  await findings('a.ims.yaml');
  await findings('closed.ims.yaml');
});

it('an included file that is created, changed, or deleted on disk updates the findings', async () => {
  await start();
  client.open(uri('a.ims.yaml'), pipeline);
  await findings('a.ims.yaml', 'include-unusable');
  const told = (type: number): void => {
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('account.ims.yaml'), type }] });
  };
  write('account.ims.yaml', account);
  told(1);
  await findings('a.ims.yaml');
  write('account.ims.yaml', account.replace('enabled', 'disabled'));
  told(2);
  await findings('a.ims.yaml', 'key-not-enabled account.ims.yaml');
  write('account.ims.yaml', `${account}include: [a.ims.yaml]\n`);
  told(2);
  await findings('a.ims.yaml', 'include-unusable');
  rmSync(path.join(root, 'account.ims.yaml'));
  told(3);
  await findings('a.ims.yaml', 'include-unusable');
});

it('a name leads to its declaration and uses in other files, and is renamed in all of them', async () => {
  write('account.ims.yaml', account);
  write('closed.ims.yaml', pipeline);
  await start();
  client.open(uri('a.ims.yaml'), pipeline);
  await findings('a.ims.yaml');
  await client.request('ims-manifest/checkWorkspace', {});
  const at = {
    textDocument: { uri: uri('a.ims.yaml') },
    position: { line: 4, character: pipeline.split('\n')[4]!.indexOf('own') },
  };
  expect(await client.request('textDocument/definition', at)).toMatchObject({
    uri: uri('account.ims.yaml'),
    range: { start: { line: 3, character: 2 } },
  });
  const references = await client.request('textDocument/references', { ...at, context: { includeDeclaration: true } });
  const files = (references as readonly { readonly uri: string }[]).map((each) => path.posix.basename(each.uri));
  expect(files.sort()).toEqual(['a.ims.yaml', 'account.ims.yaml', 'closed.ims.yaml']);
  const edit = await client.request('textDocument/rename', { ...at, newName: 'main' });
  const { changes } = edit as { changes: Record<string, readonly { readonly newText: string }[]> };
  expect(
    Object.fromEntries(
      Object.entries(changes).map(([file, edits]) => [path.posix.basename(file), edits.map(({ newText }) => newText)]),
    ),
  ).toEqual({
    'a.ims.yaml': ['main'],
    'account.ims.yaml': ['main'],
    'closed.ims.yaml': ['main'],
  });
});

it('a data disk of a server is renamed in the file that declares it and in those that use it', async () => {
  const servers = `${head}servers:\n  web: { data_disks: { logs: { size: 40 } } }\n`;
  const image = dedent`
    ${head}include: [account.ims.yaml]
    operations:
      - { action: create-from-disk, server: web, disk: logs, name: logs }
  `;
  write('account.ims.yaml', servers);
  write('closed.ims.yaml', image);
  await start();
  client.open(uri('a.ims.yaml'), image);
  client.open(uri('account.ims.yaml'), servers);
  await findings('a.ims.yaml');
  await client.request('ims-manifest/checkWorkspace', {});
  for (const [name, text, line] of [
    ['a.ims.yaml', image, 4],
    ['account.ims.yaml', servers, 3],
  ] as const) {
    const edit = await client.request('textDocument/rename', {
      textDocument: { uri: uri(name) },
      position: { line, character: text.split('\n')[line]!.indexOf('logs') },
      newName: 'records',
    });
    const { changes } = edit as { changes: Record<string, readonly { readonly newText: string }[]> };
    expect(Object.keys(changes).map((file) => path.posix.basename(file)).sort(), name).toEqual(['a.ims.yaml', 'account.ims.yaml', 'closed.ims.yaml']);
  }
}); // prettier-ignore

it('an account is renamed in the file that declares it, at the top of another, and in its steps', async () => {
  const accounts = `${head}accounts:\n  partner: { site: intl }\n`;
  const acting = dedent`
    ${head}include: [account.ims.yaml]
    account: partner
    images:
      base: {}
    operations:
      - { action: publish, account: partner, image: base }
  `;
  write('account.ims.yaml', accounts);
  await start();
  client.open(uri('a.ims.yaml'), acting);
  client.open(uri('account.ims.yaml'), accounts);
  await findings('a.ims.yaml');
  await client.request('ims-manifest/checkWorkspace', {});
  for (const [name, line, character] of [
    ['a.ims.yaml', 3, 9],
    ['account.ims.yaml', 3, 2],
  ] as const) {
    const edit = await client.request('textDocument/rename', {
      textDocument: { uri: uri(name) },
      position: { line, character },
      newName: 'dienst',
    });
    const { changes } = edit as { changes: Record<string, readonly { readonly newText: string }[]> };
    expect(Object.entries(changes).map(([file, edits]) => [path.posix.basename(file), edits.length]).sort(), name).toEqual([
      ['a.ims.yaml', 2],
      ['account.ims.yaml', 1],
    ]);
  }
}); // prettier-ignore

it('a missing file is created from the light bulb, with the region of the file that includes it', async () => {
  await client.start('en', {
    rootUri: pathToFileURL(root).href,
    capabilities: {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    },
  });
  client.open(uri('a.ims.yaml'), pipeline);
  await findings('a.ims.yaml', 'include-unusable');
  const at = { line: 2, character: 12 };
  const actions = await client.request('textDocument/codeAction', {
    textDocument: { uri: uri('a.ims.yaml') },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  expect((actions as readonly { readonly title: string }[]).filter(({ title }) => title.startsWith('Create'))).toMatchObject([
    {
      title: "Create 'account.ims.yaml'",
      edit: {
        documentChanges: [
          { kind: 'create', uri: uri('account.ims.yaml') },
          { edits: [{ newText: 'imsManifest: v1\nregion: ap-southeast-1\n' }] },
        ],
      },
    },
  ]);
}); // prettier-ignore

it('paths of other manifests complete in `include`, and included paths are links', async () => {
  write('account.ims.yaml', account);
  await start();
  await client.request('ims-manifest/checkWorkspace', {});
  const text = `${head}include:\n  - account.ims.yaml\n  - \n`;
  client.open(uri('a.ims.yaml'), text.replace('account.ims.yaml', 'other.ims.yaml'));
  const at = { textDocument: { uri: uri('a.ims.yaml') }, position: { line: 4, character: 4 } };
  expect(await client.request('textDocument/completion', at)).toMatchObject({ items: [{ label: 'account.ims.yaml' }] });
  change('a.ims.yaml', 2, text);
  expect(await client.request('textDocument/documentLink', { textDocument: at.textDocument })).toMatchObject([
    { target: uri('account.ims.yaml') },
  ]);
});

it.each([
  ['the outer folder first', ['', 'team']],
  ['the inner folder first', ['team', '']],
])('paths complete within the innermost workspace folder of a file, with %s', async (_, folders) => {
  mkdirSync(path.join(root, 'team'));
  const top = pathToFileURL(root).href;
  const workspaceFolders = folders.map((name) => ({ uri: name === '' ? top : `${top}/${name}`, name }));
  await client.start('en', { workspaceFolders, capabilities: { workspace: { workspaceFolders: true } } });
  client.open(uri('outside.ims.yaml'), account);
  client.open(uri('team/b.ims.yaml'), account);
  client.open(uri('team/a.ims.yaml'), `${head}include:\n  - \n`);
  const list = (await client.request('textDocument/completion', {
    textDocument: { uri: uri('team/a.ims.yaml') },
    position: { line: 3, character: 4 },
  })) as { items: readonly { label: string }[] };
  expect(list.items.map(({ label }) => label)).toEqual(['b.ims.yaml']);
});

it('the picture has the places of included declarations in their files', async () => {
  write('account.ims.yaml', account);
  await start();
  client.open(uri('a.ims.yaml'), pipeline);
  await findings('a.ims.yaml');
  const { picture } = (await client.request('ims-manifest/pipeline', {
    textDocument: { uri: uri('a.ims.yaml') },
    position: { line: 0, character: 0 },
  })) as PictureAnswer;
  expect(picture.things.map(({ title, at }) => [title, path.posix.basename(at.uri)])).toEqual([
    ['copy', 'a.ims.yaml'],
    ['base', 'account.ims.yaml'],
  ]);
});
