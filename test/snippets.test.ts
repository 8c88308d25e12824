import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../server/service';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: string | readonly string[];
}

const read = (name: string): Readonly<Record<string, Snippet>> =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../snippets', name), 'utf8')) as Record<string, Snippet>;
const snippets = read('ims-manifest.json');

/** A snippet as it stands in the text when nobody fills in its places. */
function typed(body: string | readonly string[]): string {
  const lines = typeof body === 'string' ? [body] : body;
  return lines
    .join('\n')
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll(/\$\d+/g, '');
}

const head = `imsManifest: v1
region: ap-southeast-1
keys: { golden: { state: enabled } }
images: { base: {}, old: {}, older: {} }
accounts: { partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 } }
operations:
`;

it.each(Object.keys(snippets))('the snippet %s makes a manifest of the right form', (name) => {
  const text = `${head}${typed(snippets[name]!.body)}\n- { action: delete, image: base }\n`;
  const found = check(text).findings.map(({ rule }) => rule);
  expect(found.filter((rule) => ['syntax', 'schema', 'unknown-reference', 'used-before-made'].includes(rule))).toEqual(
    [],
  );
});

it('the snippets are the same in Chinese, and described in it', () => {
  const chinese = read('ims-manifest.zh-cn.json');
  expect(Object.keys(chinese)).toEqual(Object.keys(snippets));
  for (const [name, { prefix, description, body }] of Object.entries(chinese)) {
    expect(description).toMatch(/\p{Script=Han}/u);
    expect(prefix).toBe(snippets[name]?.prefix);
    expect(JSON.stringify(body).replace('原因', 'reason')).toBe(JSON.stringify(snippets[name]?.body));
  }
});
