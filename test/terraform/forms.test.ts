import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Checked } from '../../server/engine/session';
import { checkFolder } from '../../server/terraform/module-session';
import { spanOf } from '../../server/text/anchored-span';
import { optionsFor, type Texts } from '../support/configurations';

/**
 * The forms in which configurations are written. `== TITLE` begins a configuration, `-- PATH --` a file of it. Below a line are its
 * warnings and errors: `^` below the place, and the rule. `RECORD=1` writes what is found.
 */
const file = path.join(import.meta.dirname, 'forms.txt');
const mark = /^#?[ ]*\^+ [a-z-]+\n/gm;

const cases = readFileSync(file, 'utf8')
  .split(/^(?=== )/m)
  .map((text) => ({ text, title: /^== (.*)/.exec(text)?.[1] ?? '' }));

function filesIn(text: string): Texts {
  const [, ...pieces] = text.split(/^-- (.*) --\n/m);
  return new Map(
    pieces.flatMap((piece, index) =>
      index % 2 === 0 ? [[piece, (pieces[index + 1] ?? '').replace(mark, '')] as const] : [],
    ),
  );
}

function marked({ text, lines, findings }: Checked): string {
  const below = new Map<number, string[]>();
  for (const { at, rule, severity } of findings) {
    if (severity === 'info') continue;
    const { start, end } = spanOf(at);
    const { line, character } = lines.position(start);
    const width = Math.max(1, Math.min(end, text.indexOf('\n', start)) - start);
    const own = `${' '.repeat(character)}${'^'.repeat(width)} ${rule}`.replace(/^ /, '#');
    below.set(line, [...(below.get(line) ?? []), own]);
  }
  return text
    .split('\n')
    .flatMap((line, index) => [line, ...(below.get(index) ?? [])])
    .join('\n');
}

function found(text: string): string {
  const texts = filesIn(text);
  const results = new Map(
    checkFolder(optionsFor(() => texts)).map((each) => [each.source.path.slice('/here/'.length), each]),
  );
  const head = text.slice(0, text.indexOf('\n') + 1);
  return (
    head +
    [...texts].map(([name, own]) => `-- ${name} --\n${results.has(name) ? marked(results.get(name)!) : own}`).join('')
  );
}

if (process.env['RECORD'] !== undefined) writeFileSync(file, cases.map(({ text }) => found(text)).join(''));

it.each(cases)('$title', ({ text }) => {
  expect(found(text)).toBe(text);
  expect(text).toMatch(mark);
});
