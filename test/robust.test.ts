import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hover } from '../server/features/hover';
import { catalogueFor } from '../server/messages/catalogues';
import { check, editsOf } from '../server/service';
import { spanOf } from '../server/text/place';

const folder = path.join(import.meta.dirname, '../examples');
const examples = readdirSync(folder).filter((name) => name.endsWith('.ims.yaml'));
const english = catalogueFor('en');

/** Checks a text and everything that hangs on it; places must lie inside the text. */
function survives(text: string): void {
  const checked = check(text);
  for (const finding of checked.findings) {
    const { start, end } = spanOf(finding.at);
    expect(
      start >= 0 && start <= end && end <= text.length,
      `${finding.rule} ${String(start)}–${String(end)} of ${String(text.length)}`,
    ).toBe(true);
    for (const fix of finding.fixes()) editsOf(checked, fix);
  }
  hover(checked, text.length >> 1, english);
}

describe.each(examples)('%s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');

  it('cut anywhere is still read', () => {
    const step = Math.ceil(text.length / 120);
    for (let end = 0; end < text.length; end += step) survives(text.slice(0, end));
  });

  it('with any character left out is still read', () => {
    const step = Math.ceil(text.length / 60);
    for (let at = 3; at < text.length; at += step) survives(text.slice(0, at) + text.slice(at + 1));
  });
});

it('any text at all gives an answer', () => {
  const piece = fc.constantFrom(
    'imsManifest: v1\n',
    'region: r\n',
    'operations:\n',
    '  - action: ',
    'share',
    '\n',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '&a ',
    '*a',
    '<<: ',
    '"',
    "'",
    '|\n',
    '#',
    '---\n',
    '\t',
    '\r',
    '\u0000',
    '\ud800',
    '\ufeff',
    'images:\n  a:\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 }), (parts) => {
      survives(parts.join(''));
    }),
    { numRuns: 400 },
  );
});
