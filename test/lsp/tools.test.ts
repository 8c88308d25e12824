import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import definitions from '../../server/answers/tools.json';
import { Client } from './client';
import { dedent } from '../support/dedent';

const good = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    a: {}
  operations:
    - { action: delete, image: a }
`;
const faulty = good.replace('{}', '{ encrypted: true }').replace('delete', 'publish');
const images = JSON.stringify({ images: [{ id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', name: 'rocky-9' }] });

interface Answer {
  readonly text: string;
  readonly failed: boolean;
}

let folder: string;
let client: Client;
const uri = (name = ''): string => pathToFileURL(path.join(folder, 'w', name)).href;
const call = async (name: string, input: unknown): Promise<Answer> =>
  (await client.request('ims-manifest/tool', { name, input })) as Answer;
const start = (workspace = uri(), options = {}): Promise<unknown> =>
  client.start('en', { workspaceFolders: [{ uri: workspace, name: 'w' }], initializationOptions: options });

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ims-tools-'));
  mkdirSync(path.join(folder, 'w/plans & notes'), { recursive: true });
  writeFileSync(path.join(folder, 'w/plans & notes/plan.ims.yaml'), good);
  writeFileSync(path.join(folder, 'secret.ims.yaml'), good);
  symlinkSync(path.join(folder, 'secret.ims.yaml'), path.join(folder, 'w/link.ims.yaml'));
  client = new Client();
});
afterEach(() => {
  client.process.kill();
  rmSync(folder, { recursive: true });
});

it('tools use a file on disk, and its text in the editor once it is open', async () => {
  await start();
  const name = 'plans & notes/plan.ims.yaml';
  for (const path of [name, name.replace('/', '\\'), fileURLToPath(uri(name)), uri(name)])
    expect(await call('check', { path })).toMatchObject({
      failed: false,
      text: expect.stringContaining('"errors": 0') as string,
    });
  client.open(uri(name), faulty);
  const { text, failed } = await call('check', { path: name });
  expect(failed).toBe(false);
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    files: [{ path: name, findings: [{ rule: 'publish-encrypted' }] }],
  });
  expect(await call('plan', { path: name })).toMatchObject({ failed: true });
});

it('tools use the settings of the folder', async () => {
  writeFileSync(
    path.join(folder, 'w/ims-manifest.config.yaml'),
    dedent`
      rules:
        publish-encrypted: off
    `,
  );
  await start();
  expect((await call('check', { text: faulty })).text).not.toContain('"publish-encrypted"');
});

it('tools accept texts and terms', async () => {
  await start();
  expect(await call('plan', { text: good })).toMatchObject({
    failed: false,
    text: expect.stringContaining('/v2/images/') as string,
  });
  expect(await call('explain', { term: 'publish-encrypted' })).toMatchObject({ failed: false });
  expect(await call('declare', { text: images, region: 'ap-southeast-1' })).toMatchObject({
    failed: false,
    text: expect.stringContaining('rocky-9') as string,
  });
});

it.each([
  ['../secret.ims.yaml', 'outside the workspace'],
  ['..%2Fsecret.ims.yaml', 'cannot be read'],
  ['a/../../secret.ims.yaml', 'outside the workspace'],
  ['/etc/passwd', 'outside the workspace'],
  ['file:///etc/passwd', 'outside the workspace'],
  ['https://example.com/a.ims.yaml', 'outside the workspace'],
  ['link.ims.yaml', 'cannot be read'],
  ['none.ims.yaml', 'cannot be read'],
  ['plans & notes', 'cannot be read'],
  ['\0', 'cannot be read'],
  ['\ud800', 'cannot be read'],
  ['', 'cannot be read'],
])('tools do not read %j', async (given, words) => {
  await start();
  const { text, failed } = await call('check', { path: given });
  expect(failed).toBe(true);
  expect(text).toContain(words);
  const escaped = uri().replace(/\/$/, '') + '/..%2Fsecret.ims.yaml';
  expect(await call('check', { path: escaped })).toMatchObject({ failed: true });
});

it.each([null, 1, 'x', [], {}, { path: 1 }, { text: good, path: 'a' }, { text: ' ' }])(
  'tools explain what is wrong with %j',
  async (input) => {
    await start();
    const { text, failed } = await call('check', input);
    expect(failed).toBe(true);
    expect(text).toMatch(/\w/);
    expect(await call('none', input)).toMatchObject({
      failed: true,
      text: expect.stringContaining('Unknown tool') as string,
    });
  },
);

it('tools read virtual files through the editor', async () => {
  const remote = 'vscode-vfs://github/o/repo/';
  const asked: unknown[] = [];
  client.answering('ims-manifest/readFile', (params) => {
    asked.push(params);
    return (params as { uri: string }).uri.endsWith('/plan.ims.yaml') ? faulty : null;
  });
  await start(remote, { files: true });
  expect(await call('check', { path: 'plan.ims.yaml' })).toMatchObject({
    failed: false,
    text: expect.stringContaining('publish-encrypted') as string,
  });
  expect(asked).toContainEqual({ uri: `${remote}plan.ims.yaml` });
  expect(await call('check', { path: '../other/plan.ims.yaml' })).toMatchObject({ failed: true });
});

it('the tools of the extension are those of `mcp`', () => {
  const { contributes } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    contributes: { languageModelTools: { name: string; modelDescription: string; inputSchema: object }[] };
  };
  const own = contributes.languageModelTools.map(({ name, modelDescription: description, inputSchema }) => [
    name.replace('ims-manifest_', ''),
    { description, inputSchema },
  ]);
  expect(Object.fromEntries(own)).toEqual(definitions);
});
