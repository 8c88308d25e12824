import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runIn } from './run';
import { dedent } from '../support/dedent';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-mcp-')));
const root = path.join(folder, 'workspace');
const good = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    a: {}
  operations:
    - { action: delete, image: a }
`;
const faulty = dedent`
  imsManifest: v1
  region: r
  images:
    a: { encrypted: true }
  operations:
    - { action: publish, image: a }
`;
const images = JSON.stringify({ images: [{ id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', name: 'rocky-9' }] });

const client = new Client({ name: 'test', version: '1.0.0' });

async function call(name: string, input: Record<string, unknown>): Promise<{ text: string; failed: boolean }> {
  const { content, isError } = await client.callTool({ name, arguments: input });
  const [first] = content;
  return { text: first?.type === 'text' ? first.text : '', failed: isError === true };
}

/** The output of the command line in the folder. */
const printed = (...args: string[]): string => runIn(root, process.execPath, [cli, ...args]).out;

beforeAll(async () => {
  mkdirSync(path.join(root, 'plans'), { recursive: true });
  const files = {
    'good.ims.yaml': good,
    'plans/bad.ims.yaml': faulty,
    'images.json': images,
    'empty.ims.yaml': '# \n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  writeFileSync(path.join(folder, 'secret.ims.yaml'), good);
  writeFileSync(
    path.join(folder, 'ims-manifest.config.yaml'),
    dedent`
      rules:
        publish-encrypted: off
    `,
  );
  symlinkSync(path.join(folder, 'secret.ims.yaml'), path.join(root, 'link.ims.yaml'));
  symlinkSync(folder, path.join(root, 'up'));
  symlinkSync(path.join(root, 'good.ims.yaml'), path.join(root, 'inside.ims.yaml'));
  writeFileSync(path.join(root, 'large.ims.yaml'), '');
  truncateSync(path.join(root, 'large.ims.yaml'), 64 * 1024 * 1024 + 1);
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp', '--root', root] }));
});
afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true });
});

describe('the tools of `mcp`', () => {
  it('are four, describe their arguments, and are read-only', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['check', 'explain', 'plan', 'declare']);
    for (const { description, inputSchema, annotations } of tools) {
      expect(description).toMatch(/^[A-Z].+\.$/);
      expect(annotations?.readOnlyHint).toBe(true);
      for (const field of Object.values(inputSchema.properties ?? {}))
        expect(field).toEqual({ type: 'string', description: expect.stringMatching(/^[A-Z].+\.$/) as string });
    }
  });

  it('check returns the findings of `check --format json`', async () => {
    writeFileSync(
      path.join(root, 'ims-manifest.config.yaml'),
      dedent`
        rules:
          publish-twice: off
      `,
    );
    const file = path.join('plans', 'bad.ims.yaml');
    const expected = JSON.parse(printed('check', file, '--format', 'json'), (key: string, value: unknown) =>
      key === 'fingerprint' ? undefined : value,
    ) as object;
    const { text, failed } = await call('check', { path: file });
    expect(failed).toBe(false);
    expect(JSON.parse(text)).toEqual(expected);
    expect(text).toContain('publish-encrypted');
    expect(await call('check', { path: path.join(root, file) })).toMatchObject({ failed: false });
    rmSync(path.join(root, 'ims-manifest.config.yaml'));
  });

  it('check accepts a text, and uses the settings of the folder', async () => {
    const { text } = await call('check', { text: faulty });
    expect(JSON.parse(text)).toMatchObject({ files: [{ path: '-', findings: [{ rule: 'publish-encrypted' }, {}] }] });
  });

  it('check explains invalid settings', async () => {
    writeFileSync(path.join(root, 'ims-manifest.config.yaml'), 'rules: { publish-encrypted: loud }\n');
    expect(await call('check', { path: 'good.ims.yaml' })).toMatchObject({
      failed: true,
      text: expect.stringMatching(/config\.yaml:1/) as string,
    });
    rmSync(path.join(root, 'ims-manifest.config.yaml'));
  });

  it('explain returns the output of `explain`', async () => {
    for (const term of ['publish-encrypted', 'IMG.0098', 'delete', 'min_disk'])
      expect(await call('explain', { term })).toEqual({ text: printed('explain', term), failed: false });
  });

  it('plan returns the output of `plan --format json`, and rejects a manifest with errors', async () => {
    const plan = { text: printed('plan', 'good.ims.yaml', '--format', 'json'), failed: false };
    expect(plan.text).toContain('/v2/images/');
    expect(await call('plan', { path: 'good.ims.yaml' })).toEqual(plan);
    expect(await call('plan', { path: 'inside.ims.yaml' })).toMatchObject({ failed: false });
    expect(await call('plan', { text: faulty })).toEqual({
      text: '-: no plan was generated because the manifest has errors (1). Use the tool `check` to see them.',
      failed: true,
    });
  });

  it('declare returns the output of `declare`', async () => {
    const text = printed('declare', 'images.json', '--region', 'ap-southeast-1');
    expect(text).toContain('rocky-9');
    expect(await call('declare', { path: 'images.json', region: 'ap-southeast-1' })).toEqual({ text, failed: false });
    expect(await call('declare', { text: images, region: 'ap-southeast-1' })).toEqual({ text, failed: false });
  });

  it.each([
    ['..', { path: '../secret.ims.yaml' }, 'outside the workspace'],
    ['an absolute path', { path: path.join(folder, 'secret.ims.yaml') }, 'outside the workspace'],
    ['a link to a file outside', { path: 'link.ims.yaml' }, 'outside the workspace'],
    ['a link to a folder outside', { path: 'up/secret.ims.yaml' }, 'outside the workspace'],
    ['an unknown file', { path: 'none.ims.yaml' }, 'none.ims.yaml: no such file'],
    ['a folder', { path: 'plans' }, 'it is a folder'],
    ['a path with a NUL character', { path: 'a\0b' }, 'cannot be read'],
    ['a file that is too large', { path: 'large.ims.yaml' }, 'larger than 64 MiB'],
    ['a text that is too long', { text: ' '.repeat(10 * 1024 * 1024 + 1) }, 'longer than 10 Mi characters'],
    ['a file with nothing to check', { path: 'empty.ims.yaml' }, 'contains only blanks and comments'],
    ['no argument', {}, 'Pass either `path` or `text`.'],
    ['both arguments', { path: 'good.ims.yaml', text: good }, 'Pass either `path` or `text`.'],
    ['an unknown argument', { file: 'good.ims.yaml' }, 'Unknown argument `file`. Use path, text.'],
    ['an argument of another type', { path: 1 }, 'The argument `path` must be a string.'],
  ])('explain what is wrong with %s', async (_, input, words) => {
    const { text, failed } = await call('check', input);
    expect(failed).toBe(true);
    expect(text).toContain(words);
    expect(text).not.toMatch(/\n\s*at |\.js:\d/);
  });

  it('explain other errors', async () => {
    expect(await call('explain', {})).toEqual({ text: 'The argument `term` is missing.', failed: true });
    expect(await call('explain', { term: 'publish-encryptd' })).toMatchObject({
      failed: true,
      text: expect.stringMatching(/publish-encrypted/) as string,
    });
    expect(await call('declare', { text: images })).toMatchObject({
      failed: true,
      text: expect.stringMatching(/Pass its ID as `region`/) as string,
    });
    expect(await call('declare', { text: '{' })).toMatchObject({
      failed: true,
      text: expect.stringMatching(/^-:1:2: /) as string,
    });
  });

  it('do not change files', () => {
    expect(readFileSync(path.join(root, 'plans/bad.ims.yaml'), 'utf8')).toBe(faulty);
  });
});

describe('the command `mcp`', () => {
  it('exits with its client', () => {
    expect(run(['mcp'])).toEqual({ status: 0, out: '', err: '' });
  });

  it('explains errors in its arguments', () => {
    expect(run(['mcp', 'x'])).toMatchObject({ status: 2, err: expect.stringMatching(/`--root`/) as string });
    expect(run(['mcp', '--root', 'package.json'])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/package\.json: not a folder/) as string,
    });
  });

  it('does not load the MCP library for other commands', () => {
    const { outputs } = JSON.parse(readFileSync(path.join(cli, '../meta.json'), 'utf8')) as {
      readonly outputs: Readonly<Record<string, { imports: { path: string; kind: string }[]; inputs: object }>>;
    };
    const needed = new Set(['dist/cli.js', ...Object.keys(outputs).filter((name) => name.includes('chunks/check-'))]);
    for (const name of needed)
      for (const { path: file, kind } of outputs[name]?.imports ?? [])
        if (kind === 'import-statement' && file.startsWith('dist/')) needed.add(file);
    expect(needed.size).toBeGreaterThan(2);
    const files = [...needed].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
    expect(files.filter((file) => file.includes('@modelcontextprotocol'))).toEqual([]);
  });
});
