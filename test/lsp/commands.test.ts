import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at as addressOf, faulty, FolderClient } from '../support/scanned';
import { Client } from './client';
import { dedent, manifest } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const textDocument = { uri };
const fine = manifest`
  images:
    base: { kind: system, visibility: private }
  operations:
    - { action: delete, image: base }
`;
const wrong = fine.replace('image: base', 'image: bse');
const listed = JSON.stringify({
  images: [{ id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba86', name: 'web', status: 'active', min_disk: 40 }],
});

describe('commands for a manifest', () => {
  let client: Client;
  beforeEach(() => {
    client = new Client();
  });
  afterEach(() => {
    client.process.kill();
  });

  const plan = (form: string, more: object = {}) =>
    client.request('ims-manifest/plan', { textDocument, form, ...more });
  const declare = (text: string, more: object = {}) =>
    client.request('ims-manifest/declare', { textDocument, inputs: [{ name: 'images.json', text }], ...more });

  it.each(['table', 'json', 'hcloud', 'curl', 'sh'])('write its plan: %s', async (form) => {
    await client.start();
    client.open(uri, fine);
    const { text } = (await plan(form)) as { text: string };
    expect(text).toContain('plan.ims.yaml');
    expect(text).toMatch(/GlanceDeleteImage|DELETE/);
  });

  it('report the errors that prevent a plan, and write it anyway if forced', async () => {
    await client.start();
    client.open(uri, wrong);
    expect(await plan('table')).toEqual({
      errors: [expect.stringMatching(/^error unknown-reference, line 6: [^`]*'\w+'[^`]*$/) as unknown],
    });
    expect(await plan('table', { force: true })).toEqual({
      text: expect.stringContaining('GlanceDeleteImage') as unknown,
    });
  });

  it('write no plan with a value that would change a call', async () => {
    await client.start();
    client.open(uri, fine.replace('region: ap-southeast-1', 'region: secret.example.com/'));
    expect(await plan('sh', { force: true })).toEqual({ unfit: expect.stringContaining('secret') as unknown });
  });

  it('write the plan of the current text', async () => {
    await client.start();
    client.open(uri, wrong);
    await plan('table');
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: fine }] });
    expect(await plan('table')).toHaveProperty('text');
  });

  it('write no plan of a file that is not open or in an unknown format', async () => {
    await client.start();
    expect(await plan('table')).toBeNull();
    client.open(uri, fine);
    expect(await plan('toString')).toBeNull();
  });

  it('return the edit that adds the output of a tool', async () => {
    await client.start();
    client.open(uri, fine);
    const line = { line: 4, character: 0 };
    expect(await declare(listed)).toEqual({
      version: 1,
      said: ['images.json: IMS images', 'images: 1 added, 0 changed, 0 unchanged'],
      edit: {
        changes: {
          [uri]: [{ range: { start: line, end: line }, newText: expect.stringMatching(/^ {2}web: /) as unknown }],
        },
      },
    });
  });

  it.each([
    ['broken', '{ "images": [', 'images.json:1:14: The input ends unexpectedly here.'],
    ['of an unknown format', '[1]', 'images.json: Unknown input format.'],
    ['empty', '', 'images.json: The input is empty.'],
  ])('explain what is wrong with input that is %s', async (_, text, said) => {
    await client.start();
    client.open(uri, fine);
    expect(await declare(text)).toEqual({ wrong: expect.stringContaining(said) as unknown });
  });

  it('add nothing to a text with a syntax error', async () => {
    await client.start();
    client.open(uri, `${fine}"`);
    expect(await declare(listed)).toEqual({
      wrong: expect.stringContaining('plan.ims.yaml: cannot be merged into.') as unknown,
    });
  });

  it.each([
    ['has no region', fine.replace('region: ap-southeast-1\n', ''), []],
    [
      'has several regions',
      fine.replace('base: {', 'base: { region: cn-north-4,'),
      [
        { id: 'ap-southeast-1', name: 'CN-Hong Kong', named: true },
        { id: 'cn-north-4', name: 'CN North-Beijing4', named: true },
      ],
    ],
  ])('ask for the region of the output if the manifest %s', async (_, text, named) => {
    await client.start();
    client.open(uri, text);
    const { regions } = (await declare(listed)) as { regions: readonly { id: string; named: boolean }[] };
    expect(regions.filter((region) => region.named)).toEqual(named);
    expect(regions.map(({ id }) => id)).toContain('ap-southeast-3');
    const answer = await declare(listed, { region: 'ap-southeast-3' });
    expect(JSON.stringify(answer)).toContain('region: ap-southeast-3');
  });

  it('do not ask for a region if the output adds nothing', async () => {
    await client.start();
    client.open(
      uri,
      dedent`
        imsManifest: v1
        images:
          web: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba86 }
      `,
    );
    expect(await declare(listed)).toHaveProperty('edit');
  });

  it('return no edit if nothing is new', async () => {
    await client.start();
    client.open(
      uri,
      manifest`
        images:
          web: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba86, status: active }
      `,
    );
    const printed = JSON.stringify({ images: [{ id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba86', status: 'active' }] });
    const answer = await declare(printed);
    expect(answer).toHaveProperty('said');
    expect(answer).not.toHaveProperty('edit');
  });
});

describe('commands for the workspace', () => {
  let client: FolderClient;
  beforeEach(() => {
    client = new FolderClient();
  });
  afterEach(() => {
    client.process.kill();
  });
  const check = () => client.request('ims-manifest/checkWorkspace', {});

  it('count the findings of all manifests, open or not', async () => {
    for (const name of ['a', 'b']) client.files.set(addressOf(`${name}.ims.yaml`), faulty(2));
    await client.begin();
    client.open(addressOf('a.ims.yaml'), faulty(3));
    client.open('untitled:new.ims.yaml', faulty(1));
    expect(await check()).toMatchObject({
      files: 3,
      errors: 6,
      text: expect.stringMatching(/^Files checked: 3 · errors: 6/) as unknown,
    });
  });

  it('report that there is no manifest', async () => {
    await client.begin();
    expect(await check()).toMatchObject({
      files: 0,
      text: expect.stringMatching(/^No manifest found in the workspace\./) as unknown,
    });
  });
});
