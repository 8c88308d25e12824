import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { blocksUnder, withoutMarks } from './notation';

const root = path.join(import.meta.dirname, '../..');

/** Every manifest of the examples, by file name. */
export function exampleTexts(): readonly (readonly [string, string])[] {
  const folder = path.join(root, 'examples');
  return readdirSync(folder)
    .filter((name) => /\.ims\.(?:ya?ml|json)$/.test(name))
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
}

/** Every manifest on the rule pages, by rule, heading, and number. */
export function pageTexts(): readonly (readonly [string, string])[] {
  const folder = path.join(root, 'server/rules');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => {
      const page = readFileSync(path.join(folder, name), 'utf8');
      return ['Faulty', 'Repaired', 'Fine'].flatMap((heading) =>
        blocksUnder(page, heading).map(
          (block, index) => [`${path.basename(name)} ${heading} ${String(index)}`, withoutMarks(block)] as const,
        ),
      );
    });
}
