import { terraform } from '../../server/terraform/frontend';
import type { FolderFile, FolderOptions } from '../../server/terraform/module-session';
import { pieceOf } from './configuration-pieces';
import { typedInto } from './typed';

type Random = (below: number) => number;

/** The folder that is checked. Modules are in folders below it. */
const root = '/here';

/** The files of a configuration and its modules by their paths below the root, such as `m/main.tf`. */
export type Texts = ReadonlyMap<string, string>;

/** Options for checking the files that `texts` returns each time. */
export function optionsFor(texts: () => Texts): FolderOptions {
  const files = (folder: string): readonly FolderFile[] | 'missing' | 'outside' => {
    if (folder !== root && !folder.startsWith(`${root}/`)) return 'outside';
    const prefix = `${folder.slice(root.length + 1)}/`.replace(/^\/$/, '');
    const found = [...texts()].flatMap(([path, text]): FolderFile[] => {
      const name = path.slice(prefix.length);
      return path.startsWith(prefix) && !name.includes('/') ? [{ path: `${root}/${path}`, name, text }] : [];
    });
    return found.length === 0 ? 'missing' : found;
  };
  return { frontend: terraform, path: root, folder: root, reader: { files } };
}

const names = ['main.tf', 'images.tf', 'z.tf', 'a_override.tf', 'override.tf', 'more.tofu', 'x.tf.json'];
const folders = ['m', 'n', 'm/deep'];
const values = ['terraform.tfvars', 'a.auto.tfvars', 'b.auto.tfvars.json'];

const any = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;

/** Text for a new file. */
function textFor(path: string, random: Random): string {
  if (path.endsWith('.tfvars')) return Array.from({ length: random(4) }, () => pieceOf('assignment', random)).join('');
  if (path.endsWith('.tfvars.json')) return pieceOf('assignments', random);
  if (path.endsWith('.json')) return pieceOf('json', random);
  return Array.from({ length: 1 + random(6) }, () => pieceOf('block', random)).join('\n');
}

/** A configuration with modules, overrides, JSON, and variable files. */
export function anyConfiguration(random: Random): Texts {
  const texts = new Map<string, string>();
  const add = (path: string): void => void texts.set(path, textFor(path, random));
  // Most names are declared, and some more than once.
  const module = (folder: string): void => {
    const kinds = ['inputs', 'names', 'things', 'things', 'block', 'block', 'output', 'call'] as const;
    texts.set(`${folder}main.tf`, kinds.map((kind) => pieceOf(kind, random)).join('\n'));
  };
  module('');
  texts.set('main.tf', `${pieceOf('provider', random)}\n${texts.get('main.tf') ?? ''}`);
  for (const name of names.slice(1)) if (random(3) === 0) add(name);
  for (const folder of folders) if (random(4) > 0) module(`${folder}/`);
  for (const name of values) if (random(3) === 0) add(name);
  return texts;
}

/** The top-level blocks of a text, each with the blank lines before it. */
const blocksIn = (text: string): string[] => text.split(/(?<=^\}\n)/m);

/** Another state of the files after something that people do in an editor. */
export function editedTexts(texts: Texts, past: readonly Texts[], random: Random): Texts {
  const next = new Map(texts);
  const path = any(random, [...texts.keys(), 'main.tf']);
  const text = texts.get(path) ?? '';
  switch (random(16)) {
    case 0:
      return past.length === 0 ? texts : any(random, past);
    case 1: {
      const added = any(random, [...names, ...values, ...folders.map((folder) => `${folder}/${any(random, names)}`)]);
      return next.set(added, textFor(added, random));
    }
    case 2:
      next.delete(path);
      return next.size === 0 ? texts : next;
    case 3: {
      // A file gets another name.
      const other = any(random, names);
      next.delete(path);
      return next.set(other, text);
    }
    case 4: {
      // A block moves to another place, which may be in another file.
      const blocks = blocksIn(text);
      const [moved = ''] = blocks.splice(random(blocks.length), 1);
      next.set(path, blocks.join(''));
      const other = any(random, [...next.keys()]);
      const into = blocksIn(next.get(other) ?? '');
      into.splice(random(into.length + 1), 0, moved);
      return next.set(other, into.join(''));
    }
    case 5: {
      const blocks = blocksIn(text);
      blocks.splice(
        random(blocks.length + 1),
        0,
        `${pieceOf(path.endsWith('.tfvars') ? 'assignment' : 'block', random)}\n`,
      );
      return next.set(path, blocks.join(''));
    }
    case 6:
    case 7: {
      // A name changes in one file or everywhere.
      const from = any(random, [...text.matchAll(/\b[a-z]\w*\b/g)].map(([name]) => name).concat('a'));
      const to = any(random, ['a', 'b', 'c', 'm', 'n', 'renamed', 'region', 'each', 'count']);
      const pattern = new RegExp(`\\b${from}\\b`, 'g');
      for (const file of random(2) === 0 ? [path] : [...next.keys()])
        next.set(file, (next.get(file) ?? '').replace(pattern, to));
      return next;
    }
    case 8:
    case 9: {
      // An expression changes to another one.
      const all = [...text.matchAll(/= (.*)$/gm)];
      const chosen = all.length === 0 ? undefined : any(random, all);
      if (chosen === undefined) return texts;
      const { index } = chosen;
      return next.set(
        path,
        `${text.slice(0, index)}= ${pieceOf('value', random)}${text.slice(index + chosen[0].length)}`,
      );
    }
    default:
      return next.set(path, typedInto(text, random));
  }
}
