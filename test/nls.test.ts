import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const keys = (name: string): readonly string[] => Object.keys(JSON.parse(read(name)) as object).sort();

it('package.json has exactly its texts in both languages', () => {
  const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]);
  const wanted = [...new Set(used)].sort();
  expect(keys('package.nls.json')).toEqual(wanted);
  expect(keys('package.nls.zh-cn.json')).toEqual(wanted);
});

it('the client has exactly its texts in Chinese', () => {
  const files = readdirSync(path.join(root, 'client')).filter((name) => name.endsWith('.ts'));
  const texts = files.flatMap((name) =>
    [...read(`client/${name}`).matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1]),
  );
  expect(keys('l10n/bundle.l10n.zh-cn.json')).toEqual([...new Set(texts)].sort());
});

it('every command has a category', () => {
  const { contributes } = JSON.parse(read('package.json')) as {
    contributes: { commands: readonly { category?: string }[] };
  };
  expect(contributes.commands.filter(({ category }) => category !== '%command.category%')).toEqual([]);
});
