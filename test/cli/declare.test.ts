import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run';
import { dedent } from '../support/dedent';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
const answer = JSON.stringify({
  images: [
    { id, name: 'web 1', status: 'active', __imagetype: 'private', virtual_env_type: 'FusionCompute', owner: 'abc' },
  ],
});

function golden(): string {
  const file = path.join(folder, `${String(Math.random()).slice(2)}.ims.yaml`);
  copyFileSync('examples/golden-image.ims.yaml', file);
  return file;
}

describe('declare', () => {
  it('prints a manifest without findings', () => {
    const { status, out, err } = run(['declare', '--region', 'ap-southeast-1'], answer);
    expect(status).toBe(0);
    expect(out).toBe(`imsManifest: v1
region: ap-southeast-1

images:
  web-1:
    id: ${id}
    name: web 1
    kind: system
    visibility: private
    encrypted: false
    status: active
`);
    expect(err).toBe(dedent`
      ims-manifest: -: IMS images
      ims-manifest: images: 1 added, 0 changed, 0 unchanged
    `);
    expect(run(['check', '-'], out).status).toBe(0);
  });

  it('merges into a manifest atomically and keeps its mode, and shows a diff with --dry-run', () => {
    const file = golden();
    const before = readFileSync(file, 'utf8');
    const dry = run(['declare', '--into', file, '--dry-run'], answer);
    expect(dry.out).toContain('+  web-1:\n');
    expect(dry.out).not.toMatch(/^-[^-]/m);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(run(['declare', '--into', file], answer).status).toBe(0);
    const after = readFileSync(file, 'utf8');
    expect(after).toContain('images:\n  web-1:\n');
    expect(after).toContain('# What the partner gets');
    expect(statSync(file).mode).toBe(statSync('examples/golden-image.ims.yaml').mode);
    expect(run(['check', file]).status).toBe(0);
    expect(run(['declare', '--into', file, '--dry-run'], answer).out).toBe('');
  });

  it('reads several files', () => {
    const images = path.join(folder, 'images.json');
    const keys = path.join(folder, 'keys.json');
    writeFileSync(images, answer);
    writeFileSync(
      keys,
      JSON.stringify({ keys: [other], key_details: [{ key_id: other, key_alias: 'k', key_state: '2' }] }),
    );
    const { out } = run(['declare', images, keys, '--region', 'cn-north-4']);
    expect(out).toContain(dedent`
      keys:
        k: { id: ${other}, alias: k, state: enabled }
    `);
    expect(out).toContain('images:\n  web-1:\n');
  });
  const other = '0d0466b0-e727-4d9c-b35d-f84bb474a37f';

  it.each([
    [
      [],
      dedent`
        {"images": [
          {"id": 7,]}`,
      '-:2:12: Invalid JSON from here on.',
    ],
    [[], '{"images": [', '-:1:13: The input ends unexpectedly here.'],
    [[], '{"images": [{"id": 7}]}', '-: `images[0].id` must be a string.'],
    [[], 'hello', '-:1:1: Invalid JSON from here on.'],
    [[], answer, 'The region is unknown. Specify it with `--region`, or merge with `--into`.'],
    [['nosuch.json'], '', 'nosuch.json: no such file or folder'],
    [['--into', 'nosuch.yaml'], answer, 'nosuch.yaml: no such file or folder'],
    [['--dry-run'], answer, '`--dry-run` shows what `--into` would change. Specify the manifest with `--into`.'],
  ])('explains an error in the arguments %j with the input %s', (args, input, expected) => {
    const { status, out, err } = run(['declare', ...args], input);
    expect([status, out]).toEqual([2, '']);
    expect(err.split('\n').filter((line) => !line.includes('IMS images'))).toEqual([`ims-manifest: ${expected}`, '']);
  });

  it.each<[string, Buffer | string, string]>([
    [
      'UTF-16, as PowerShell writes it',
      Buffer.from(`\uFEFF${answer}`, 'utf16le'),
      'encoded as UTF-16. Save the file as UTF-8.',
    ],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00]), 'not valid UTF-8'],
    ['empty input', '', 'The input is empty.'],
    ['one response per line', `${answer}\n${answer}\n`, ':2:1: The JSON ends before this'],
    ['text before the response', `Warning: old version\n${answer}`, ':1:1: Invalid JSON from here on.'],
    ['half a response', answer.slice(0, 30), ':1:31: The input ends unexpectedly here.'],
    ['a page of HTML', '<!doctype html><html></html>', 'Unknown input format'],
    [
      'an error response',
      '{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication"}',
      'APIGW.0301 Incorrect IAM',
    ],
  ])('explains what is wrong with %s', (_, content, said) => {
    const file = path.join(folder, 'damaged.json');
    writeFileSync(file, content);
    const { status, out, err } = run(['declare', '--region', 'cn-north-4', file]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('writes a file of another account, or names it in a file of your own', () => {
    const { out } = run(['declare', '--region', 'cn-north-4', '--account', 'partner'], answer);
    expect(out).toContain(dedent`
      region: cn-north-4
      account: partner

      accounts:
        partner: {}

      images:
        web-1:
    `);
    expect(run(['check', '-'], out).status).toBe(0);
    const file = golden();
    expect(run(['declare', '--into', file, '--account', 'partner'], answer).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('  web-1:\n    account: partner\n');
    expect(run(['declare', '--account', '4 you'], answer)).toMatchObject({
      status: 2,
      err: 'ims-manifest: `--account` must be a name in `accounts` or an account ID.\n',
    });
  });

  it('reads the image quota', () => {
    const quota = JSON.stringify({ quotas: { resources: [{ type: 'image', used: 3, quota: 120, min: 1, max: 500 }] } });
    const { out } = run(['declare', '--region', 'cn-north-4'], quota);
    expect(out).toBe(dedent`
      imsManifest: v1
      region: cn-north-4

      quotas:
        images: 120
    `);
  });

  it('reads input with a byte order mark', () => {
    expect(run(['declare', '--region', 'cn-north-4'], `\uFEFF${answer}`).status).toBe(0);
  });

  it('does not copy secrets, owners, or accounts', () => {
    const secret = 'b168fe00ff56492495a7d22974df2d0b';
    const images = {
      images: [{ id, name: 'a', owner: secret, user_id: secret, __account_code: secret, domain_id: secret }],
    };
    const keys = {
      keys: [other],
      key_details: [{ key_id: other, domain_id: secret, keystore_id: secret, key_alias: 'k' }],
    };
    for (const input of [images, keys]) {
      const { status, out } = run(['declare', '--region', 'cn-north-4'], JSON.stringify(input));
      expect([status, out]).toEqual([0, expect.not.stringContaining(secret)]);
    }
  });

  it('does not change a manifest with a syntax error', () => {
    const file = path.join(folder, 'broken.ims.yaml');
    writeFileSync(file, 'imsManifest: "v1\n');
    const { status, err } = run(['declare', '--into', file], answer);
    expect(status).toBe(2);
    expect(err).toContain('cannot be merged into');
    expect(readFileSync(file, 'utf8')).toBe('imsManifest: "v1\n');
  });

  it('writes Chinese', () => {
    expect(run(['declare', '--region', 'cn-north-4', '--locale', 'zh-cn'], answer).err).toContain('IMS镜像列表');
  });
});
