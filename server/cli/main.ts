import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogueFor } from '../messages/catalogues';
import { message, say, type Message } from '../messages/message';
import { check } from '../service';
import { findManifests, readManifest, type Source } from './files';
import { json } from './json';
import { text } from './text';

/** Exit codes of every command. */
const ok = 0;
const errorsFound = 1;
const failed = 2;

const options = {
  format: { type: 'string' },
  locale: { type: 'string' },
  stdio: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

async function main(argv: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    return complain(message('cli.usage-error', { reason: error instanceof Error ? error.message : String(error) }));
  }
  const { values, positionals } = parsed;
  const locale = values.locale ?? process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'];
  const catalogue = catalogueFor(locale);
  const [command, ...names] = positionals;
  if (values.version === true) {
    process.stdout.write(`${__VERSION__}\n`);
    return ok;
  }
  if (values.help === true || command === undefined || command === 'help') {
    process.stdout.write(say(message('cli.help'), catalogue));
    return ok;
  }
  if (command === 'lsp') {
    // The server is a bundle of its own, so that a check does not load it.
    await import(new URL('./server/node.cjs', import.meta.url).href);
    return new Promise<number>(() => undefined);
  }
  if (command !== 'check') return complain(message('cli.unknown-command', { command }), locale);
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json') return complain(message('cli.unknown-format', { format }), locale);

  const wanted = names.length === 0 ? ['.'] : names;
  const missing = wanted.filter((name) => name !== '-' && !/[*?[{]/.test(name) && !existsSync(name));
  for (const name of missing) complain(message('cli.no-such-file', { path: name }), locale);
  if (missing.length > 0) return failed;
  const files: Source[] = [];
  for (const name of await findManifests(wanted)) {
    const source = await readManifest(name);
    if ('reason' in source) return complain(message('cli.cannot-read', { path: name, reason: source.reason }), locale);
    files.push(source);
  }
  if (files.length === 0) return complain(message('cli.no-manifest'), locale);
  const checked = files.map((file) => ({ path: file.path, checked: check(file.text) }));
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  process.stdout.write(format === 'json' ? json(checked, catalogue) : text(checked, catalogue, colour));
  return checked.some((file) => file.checked.findings.some((finding) => finding.severity === 'error'))
    ? errorsFound
    : ok;
}

function complain(what: Message, locale?: string): number {
  process.stderr.write(`ims-manifest: ${say(what, catalogueFor(locale))}\n`);
  return failed;
}

process.exitCode = await main(process.argv.slice(2));
