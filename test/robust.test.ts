import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueFor } from '../server/messages/catalogues';
import { say } from '../server/messages/message';
import { check, Session } from './support/check';
import { hostile, traps } from './corpus/hostile';
import { examples, pages } from './corpus/own';
import { yamlSuite } from './corpus/yaml';
import { anyBytes, anyText } from './support/arbitraries';
import { follower, survive } from './support/survive';
import { dedent } from './support/dedent';

const english = catalogueFor('en');

/** `WHOLE=1` tries every cut of every text; `npm run fuzz` tries random ones for a given time. */
const whole = process.env['WHOLE'] !== undefined;
const runs = 150;

/** About `count` offsets of a text, evenly spread; all of them with `WHOLE=1`. */
function spread(length: number, count: number): readonly number[] {
  const step = whole ? 1 : Math.max(1, Math.ceil(length / count));
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}

/** Checks all texts, alone and as edits. Tries all features on one of `every` texts. */
function tried(every: number): (text: string, offset: number) => void {
  const follow = follower();
  let count = 0;
  return (text, offset) => {
    follow(text);
    if (count++ % every === 0) survive(text, offset);
  };
}

describe.each(examples())('$name', ({ text }) => {
  it('is checked if it is cut at any offset', () => {
    const attempt = tried(whole ? 20 : 6);
    for (const end of spread(text.length, 24)) attempt(text.slice(0, end), end);
  });

  it('is checked if any character is missing', () => {
    const attempt = tried(whole ? 20 : 6);
    for (const at of spread(text.length, 18)) attempt(text.slice(0, at) + text.slice(at + 1), at);
  });
});

it('checks the manifests of all rule pages if they are cut or a character is missing', () => {
  const attempt = tried(whole ? 10 : 6);
  for (const { text } of pages()) {
    for (const end of spread(text.length, 3)) attempt(text.slice(0, end), end);
    for (const at of spread(text.length, 3)) attempt(text.slice(0, at + 1) + text.slice(at + 2), at);
  }
});

it('checks the inputs of the YAML test suite', () => {
  const inputs = yamlSuite();
  expect(inputs.length).toBeGreaterThan(700);
  const attempt = tried(whole ? 1 : 3);
  for (const { text } of inputs) attempt(text, text.length >> 2);
});

it.each(traps())('checks $name without a failure', ({ text }) => {
  survive(text, ...spread(text.length, 5));
  const follow = follower();
  for (const end of spread(text.length, 6)) follow(text.slice(0, end));
});

it.each(hostile(1500))('checks $name at any length', ({ text }) => {
  survive(text, text.length >> 2);
  const follow = follower();
  for (const share of [1, 0.3, 0.6, 0.9]) follow(text.slice(0, Math.floor(text.length * share)));
});

it.each([
  ': [!!set ',
  dedent`
    !!map {
      k: !!seq
      [ a, !`,
])('a tag at the end of the text ends there: %j', (text) => {
  survive(text, 0, text.length);
});

describe('a file that is too large', () => {
  const head = dedent`
    imsManifest: v1
    region: r
  `;
  const steps = (count: number): string => `${head}operations:\n${'  - { action: delete, image: a }\n'.repeat(count)}`;
  const faultsOf = (text: string): readonly string[] => check(text).findings.map(({ message }) => message.id);

  it.each([
    ['a text of 10 MB', 'characters', `${head}x-a: ${'a'.repeat(10_000_000)}`],
    ['a million commas', 'words', `${head}x-a: [${','.repeat(1_000_000)}]`],
    ['nearly a hundred thousand steps', 'entries', steps(90_000)],
    ['a million keys on one line', 'words', `${head}images: {${'a: 1, '.repeat(400_000)}}`],
    ['a hundred thousand documents', 'documents', '---\n'.repeat(100_000)],
    ['a hundred thousand document end markers', 'documents', '...\n'.repeat(100_000)],
    ['a hundred thousand unmatched brackets', 'documents', ']'.repeat(100_000)],
  ])('is reported with the limit that it exceeds: %s, %s', (_, what, text) => {
    expect(faultsOf(text)).toEqual([`syntax.too-large.${what}`]);
  });

  it('is not one with 20,000 steps', () => {
    expect(faultsOf(steps(20_000))).toHaveLength(20_000);
  });

  it('is checked once it is small enough, and not after it has grown again', () => {
    const session = new Session();
    const found = [20, 40_000, 20].map((count) => session.check(steps(count)).findings.length);
    expect(found).toEqual([20, 1, 20]);
  });
});

it.each([
  ['duplicate keys', `images: {${'k,'.repeat(150_000)}}\n`],
  [
    'recipients',
    dedent`
      images: {a: {}}
      operations:
        - { action: share, image: a, projects: [${'p, '.repeat(200_000)}] }
    `,
  ],
])('checks a text with more than a hundred thousand %s', (_, rest) => {
  survive(dedent`
    imsManifest: v1
    region: r
    ${rest}`);
});

it('checks any text', () => {
  fc.assert(
    fc.property(anyText, fc.nat(200), (parts, offset) => {
      survive(parts.join(''), offset);
      const follow = follower();
      parts.forEach((_, index) => {
        if (index % 4 === 3) follow(parts.slice(0, index).join(''));
      });
    }),
    { numRuns: runs },
  );
});

it('checks any bytes', () => {
  fc.assert(
    fc.property(anyBytes, (text) => void survive(text, 10)),
    { numRuns: runs },
  );
});

it('does not change the stack traces of other errors', () => {
  const { stackTraceLimit } = Error;
  check(hostile(100, 'closing brackets')[0]!.text);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});

it('reports all of 1,500 findings', () => {
  const text = dedent`
    imsManifest: v1
    region: r
    operations:
    ${'  - { action: delete, image: a }\n'.repeat(1500)}`;
  expect(check(text).findings).toHaveLength(1500);
});

it.each([
  ['a reference', '  - { action: delete, image: ba\u200bse }', '`ba<U+200B>se`', 'base'],
  ['a name with a right-to-left override', '  - { action: delete, image: "\u202eesab" }', '`<U+202E>esab`', ''],
  ['an escaped character', '  - { action: delete, image: "base\\u2066" }', '`base<U+2066>`', 'base'],
  ['half a surrogate pair', '  - { action: delete, image: "base\\uD800" }', '`base<U+D800>`', 'base'],
])('spells out invisible characters in %s', (_, step, shown, near) => {
  const text = dedent`
    imsManifest: v1
    region: r
    images:
      base: {}
    operations:
    ${step}
  `;
  const said = check(text).findings.map((finding) => say(finding.message, english));
  expect(said.join('\n')).toContain(shown);
  expect(said.join('\n')).toContain(near);
});

it('shortens a very long name in messages', () => {
  const name = 'a'.repeat(100_000);
  const text = dedent`
    # ims-disable-file ${name}
    imsManifest: v1
    region: r
    ${name}: 1
    operations:
      - { action: delete, image: ${name} }
  `;
  const said = check(text).findings.map((finding) => say(finding.message, english));
  const naming = said.filter((each) => each.includes('aaa'));
  expect(naming).toHaveLength(3);
  for (const each of naming) {
    expect(each).toContain('aaa…');
    expect(each.length).toBeLessThan(2000);
  }
});

it.each(['1e400', '.nan', '-.inf', '40GB', '1.5', '-1', '-1e400'])('reports that %s is not a size', (size) => {
  const { findings } = check(dedent`
    imsManifest: v1
    region: r
    images:
      a: { size: ${size} }
  `);
  expect(findings.filter(({ rule }) => rule === 'schema')).toHaveLength(1);
});

it('reads 0o17 as 15', () => {
  expect(
    check(dedent`
      imsManifest: v1
      region: r
      images:
        a: { size: 0o17 }
    `).documents[0]?.evaluation.manifest.images.get('a')?.fields.size?.value,
  ).toBe(15);
});
