import { afterEach, beforeEach, expect, it } from 'vitest';
import { templatesIn } from '../../server/features/completion/manifest-templates';
import { catalogueFor } from '../../server/messages/catalogues';
import { Client } from './client';
import { dedent } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const plan = (encrypted: string): string =>
  dedent`
    imsManifest: v1
    region: ap-southeast-1
    images:
      base: { ${encrypted} }
    operations:
      - { action: publish, image: base }
  `;
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

it('updates the check results of an open manifest after each edit', async () => {
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

it('returns the overview of an open manifest in the language of the client', async () => {
  await client.start('zh-cn');
  client.open(uri, plan('encrypted: true'));
  const overview = await client.request('ims-manifest/overview', { textDocument: { uri } });
  const range = { start: { line: 3, character: 2 }, end: { line: 3, character: 6 } };
  expect(overview).toMatchObject({
    version: 1,
    lines: [
      { label: '镜像', children: [{ label: 'base', detail: '已加密 · ap-southeast-1', icon: 'image', range }] },
      {
        label: '操作',
        children: [{ label: '1. publish', findings: expect.stringMatching(/加密/) as unknown, icon: 'error' }],
      },
      { label: '未检查' },
    ],
  });
  expect(await client.request('ims-manifest/overview', { textDocument: { uri: 'file:///other' } })).toBeNull();
});

it('returns nothing for a file that is not open', async () => {
  await client.start();
  expect(await coverage('file:///other.ims.yaml')).toBeNull();
});

it.each(['en', 'zh-cn'])('returns the templates of init for a new manifest: %s', async (locale) => {
  await client.start(locale);
  const given = await client.request('ims-manifest/newManifest', {});
  expect(given).toEqual(templatesIn(catalogueFor(locale)));
});

it.each([
  ['en', /^[ -~]+$/, /^# copy-in-region\n\nCopies an image within its region\./],
  ['zh-cn', /\p{Script=Han}/u, /^# copy-in-region\n\n\p{Script=Han}/u],
])(
  'explains rules, actions, fields, and error codes in the language of the client: %s',
  async (locale, title, action) => {
    await client.start(locale);
    const terms = (await client.request('ims-manifest/terms', null)) as readonly Record<string, string>[];
    const explained = (term: string): Promise<unknown> => client.request('ims-manifest/explain', { term });
    for (const term of ['publish-encrypted', 'copy-in-region', 'min_disk', 'IMG.0098'])
      expect(terms.find(({ id }) => id === term)?.['title'], term).toMatch(title);
    expect(await explained('publish-encrypted')).toEqual({ page: `dist/pages/${locale}/publish-encrypted.md` });
    expect(await explained('copy-in-region')).toEqual({ markdown: expect.stringMatching(action) as string });
    expect(await explained('min_disk')).toEqual({ markdown: expect.stringMatching(/^# min_disk\n\n/) as string });
    expect(await explained('IMG.0098')).toEqual({
      markdown: expect.stringMatching(/^# IMG\.0098 \(HTTP 400\)\n\n/) as string,
    });
    expect(await explained('toString')).toBeNull();
  },
);

it.each([
  ['  - action: pub<|>lish\n    image: a\n', ['publish']],
  ['  - action: publish\n    ima<|>ge: a\n', ['image']],
  ['  - action: publish\n    image: a<|>\n', ['publish-encrypted']],
  ['  # see IMG.00<|>98\n', ['IMG.0098']],
  ['  # ims-disable-next-line publish-encr<|>ypted -- x\n  - { action: publish, image: a }\n', ['publish-encrypted']],
  ['  - action: tag # pub<|>lish\n', []],
])('returns the terms that can be explained at a position: %s', async (step, terms) => {
  await client.start();
  const marked = dedent`
    imsManifest: v1
    region: ap-southeast-1
    images: { a: { encrypted: true, kind: system } }
    operations:
    ${step}`;
  const lines = marked.slice(0, marked.indexOf('<|>')).split('\n');
  client.open(uri, marked.replace('<|>', ''));
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  expect(await client.request('ims-manifest/termsAt', { uri, position })).toEqual(terms);
});
