import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { topics } from '../server/rules';

const root = path.join(import.meta.dirname, '../server');
const client = path.join(import.meta.dirname, '../client');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
const files = filesIn(root);

/** A folder imports only from folders before it. */
const rooms = [
  'limits',
  'messages',
  'text',
  'catalog',
  'syntax',
  'yaml',
  'hcl',
  'model',
  'facts',
  'rules',
  'engine',
  'terraform',
  'plan',
  'declare',
  'config',
  'features',
  'answers',
  'library',
  'files',
  'lsp',
  'cli',
];
/** The folders that are front ends: the languages of plans. */
const frontends: readonly string[] = ['yaml', 'hcl', 'terraform'];
/** The folders that may import a front end. Settings are always YAML. */
const edges: readonly string[] = [...frontends, 'config', 'library', 'files', 'lsp', 'cli'];
const roomOf = (file: string): string => (file.split('/')[0] ?? '').replace(/\.ts$/, '');
const source = (file: string, folder = root): string => readFileSync(path.join(folder, file), 'utf8');

function importsOf(file: string, folder = root): readonly string[] {
  return [...source(file, folder).matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((match) => match[1] ?? '');
}

function resolved(file: string, target: string): string {
  return path.posix.join(path.posix.dirname(file), target);
}

/** The circular imports in a folder, each as its files. Imports of types count. */
function circlesIn(folder: string): readonly (readonly string[])[] {
  const all = filesIn(folder);
  const known = new Set(all);
  const graph = new Map(
    all.map((file) => [
      file,
      importsOf(file, folder)
        .filter((target) => target.startsWith('.'))
        .map((target) => resolved(file, target))
        .map((target) => [`${target}.ts`, `${target}/index.ts`].find((each) => known.has(each)))
        .filter((target) => target !== undefined),
    ]),
  );
  const done = new Set<string>();
  const circle = (file: string, open: readonly string[]): readonly string[] | undefined => {
    if (open.includes(file)) return [...open.slice(open.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const found = circle(next, [...open, file]);
      if (found !== undefined) return found;
    }
    done.add(file);
    return undefined;
  };
  return all.map((file) => circle(file, [])).filter((found) => found !== undefined);
}

describe('the architecture', () => {
  it.each(files)('%s is in a known folder and imports only from folders before it', (file) => {
    const own = rooms.indexOf(roomOf(file));
    expect(own).toBeGreaterThanOrEqual(0);
    const right = importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => resolved(file, target))
      .filter((target) => !target.startsWith('..') && rooms.indexOf(roomOf(target)) > own);
    expect(right).toEqual([]);
  });

  it.each(files.filter((file) => !edges.includes(roomOf(file))))('%s does not import a front end', (file) => {
    const named = importsOf(file)
      .filter((target) => target.startsWith('.'))
      .filter((target) => frontends.includes(roomOf(resolved(file, target))));
    expect(named).toEqual([]);
  });

  it.each([
    ['server', root],
    ['client', client],
  ])('%s has no circular imports', (_, folder) => {
    expect(circlesIn(folder)).toEqual([]);
  });

  it.each(filesIn(client))('client/%s uses only names of files and functions on texts of the server', (file) => {
    const used = [...source(file, client).matchAll(/^import (?!type )[^;]*?from '(?:\.\.\/)+server\/([^']+)'/gm)];
    expect(used.map((match) => match[1]).filter((name) => !/^(?:text\/|\w+\/file-kind$)/.test(name ?? ''))).toEqual([]);
  });

  it.each(files.filter((file) => !['files', 'lsp', 'cli'].includes(roomOf(file))))('%s has no side effects', (file) => {
    const code = source(file).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(
      /'node:|\bprocess\.|\bconsole\.|\brequire\(|\bDate\.now|\bnew Date\(\)|\bfetch\(|\bsetTimeout\(/,
    );
  });

  it.each(files)('%s has no `any` and at most 300 lines', (file) => {
    const code = source(file).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(/:\s*any\b|<any>|as any\b/);
    if (!file.startsWith('messages/') && file !== 'rules/index.ts')
      expect(source(file).split('\n').length).toBeLessThanOrEqual(301);
  });

  it('has a page for each rule and a rule for each page', () => {
    const pages = readdirSync(path.join(root, 'rules'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => path.basename(file, '.md'));
    expect(pages.sort()).toEqual(Object.keys(topics).sort());
  });
});
