import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A text in a cell of a table. */
export const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ');

/** A table in Markdown. */
export function table(head, rows) {
  const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/**
 * Writes generated files, each a path in the repository and its text, if they differ. With `--check`, it writes nothing, and the process
 * fails if a file is out of date. `command` is what writes them.
 */
export function writeGenerated(files, command = 'npm run generate') {
  for (const [name, text] of files) {
    const file = path.join(root, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (process.argv.includes('--check')) {
      console.error(`${name} is not current: ${command}`);
      process.exitCode = 1;
    } else writeFileSync(file, text);
  }
}
