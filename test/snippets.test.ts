import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../server/service';

const file = path.join(import.meta.dirname, '../snippets/ims-manifest.json');
const snippets = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
  Record<string, { readonly body: string | readonly string[] }>
>;

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
