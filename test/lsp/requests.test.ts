import { afterEach, beforeEach, expect, it } from 'vitest';
import { templatesIn } from '../../server/features/templates';
import { catalogueFor } from '../../server/messages/catalogues';
import { Client } from './client';

const uri = 'file:///plan.ims.yaml';
const plan = (encrypted: string): string =>
  `imsManifest: v1\nregion: ap-southeast-1\nimages:\n  base: { ${encrypted} }\noperations:\n  - { action: publish, image: base }\n`;
let client: Client;

interface Counts {
  readonly violated: number;
  readonly verified: number;
  readonly unverified: number;
}
const coverage = async (address: string): Promise<Counts | null> =>
  (await client.request('ims-manifest/coverage', { uri: address })) as Counts | null;

beforeEach(() => {
  client = new Client();
});

afterEach(() => {
  client.process.kill();
});

it('shows the check results of an open manifest again after each edit', async () => {
  await client.start();
  client.open(uri, plan(''));
  const before = await coverage(uri);
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: plan('encrypted: true') }],
  });
  const after = await coverage(uri);
  expect(before).not.toBeNull();
  expect(before!.unverified).toBeGreaterThan(0);
  expect(after!.violated).toBe(before!.violated + 1);
  expect(after!.unverified).toBeLessThan(before!.unverified);
});

it('tells nothing of a file that is not open', async () => {
  await client.start();
  expect(await coverage('file:///other.ims.yaml')).toBeNull();
});

it.each(['en', 'zh-cn'])('gives the templates of init for a new manifest: %s', async (locale) => {
  await client.start(locale);
  const given = await client.request('ims-manifest/newManifest', {});
  expect(given).toEqual(templatesIn(catalogueFor(locale)));
});

it.each([
  ['en', /^[ -~]+$/, 'dist/pages/en/publish-encrypted.md'],
  ['zh-cn', /\p{Script=Han}/u, 'dist/pages/zh-cn/publish-encrypted.md'],
])('lists the rules with their titles and pages in the language of the client: %s', async (locale, title, page) => {
  await client.start(locale);
  const rules = (await client.request('ims-manifest/rules', null)) as readonly Record<string, string>[];
  const rule = rules.find(({ id }) => id === 'publish-encrypted');
  expect(rule?.['title']).toMatch(title);
  expect(rule?.['page']).toBe(page);
});
