import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

/** The schema that OASIS publishes for SARIF 2.1.0, in its release rtm.5. */
const schema = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'sarif-2.1.0-rtm.5.schema.json'), 'utf8'),
) as Record<string, unknown>;
// It is in draft 4. Except for the name of its ID, later drafts interpret it in the same way.
delete schema['$schema'];
delete schema['id'];
const validates = new Ajv({
  strict: false,
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => URL.canParse(text, 'file:///'),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
}).compile(schema);

/** What the schema of SARIF 2.1.0 does not allow in a log. */
export function problemsInSarif(log: unknown): readonly unknown[] {
  return validates(log) ? [] : (validates.errors ?? []);
}

/** Expects well-formed XML, without declarations other than the first line. */
export function expectWellFormed(out: string): void {
  const open: string[] = [];
  for (const [, end, name, , alone] of out.matchAll(/<(\/?)(\w+)((?: [\w-]+="[^"<>]*")*)(\/?)>/g)) {
    if (end === '/') expect(open.pop()).toBe(name);
    else if (alone !== '/') open.push(name ?? '');
  }
  expect(open).toEqual([]);
  expect(out.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
}
