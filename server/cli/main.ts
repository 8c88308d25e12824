import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogueFor } from '../messages/catalogues';
import { message, say, type Message } from '../messages/message';
import { topics } from '../rules';
import { check, type Level, type Options } from '../service';
import { explain, listRules, nearTerms } from './explain';
import { findManifests, readManifest, type Source } from './files';
import { withSafeFixes } from '../features/actions';
import { replaceFile } from './fix';
import { json } from './json';
import { countOf, type CheckedFile } from './summary';
import { text } from './text';

/** Exit codes of every command. */
const ok = 0;
const errorsFound = 1;
const failed = 2;

const options = {
  format: { type: 'string' },
  locale: { type: 'string' },
  rule: { type: 'string', multiple: true },
  fix: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean' },
  list: { type: 'boolean' },
  stdio: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

async function main(argv: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    return complain(message('cli.usage-error', { reason: reasonOf(error) }));
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
  if (command === 'explain') return explainTerm(names[0], values.list === true, locale);
  if (command !== 'check') return complain(message('cli.unknown-command', { command }), locale);
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json') return complain(message('cli.unknown-format', { format }), locale);
  const levels = levelsOf(values.rule ?? []);
  if ('complaint' in levels) return complain(levels.complaint, locale);

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
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const result = values.fix === true ? withSafeFixes(file.text, levels) : check(file.text, levels);
    if (result.text !== file.text && file.path !== '-') {
      try {
        await replaceFile(file.path, file.text, result.text);
      } catch (error) {
        return complain(message('cli.cannot-write', { path: file.path, reason: reasonOf(error) }), locale);
      }
    }
    const findings = result.findings.filter((finding) => values.quiet !== true || finding.severity === 'error');
    checked.push({ path: file.path, checked: { ...result, findings } });
  }
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  process.stdout.write(format === 'json' ? json(checked, catalogue) : text(checked, catalogue, colour));
  const { errors, warnings } = countOf(checked);
  const most = values['max-warnings'];
  return errors > 0 || (most !== undefined && warnings > Number(most)) ? errorsFound : ok;
}

/** `--rule RULE=LEVEL`, each as a level of the check. */
function levelsOf(given: readonly string[]): Options | { readonly complaint: Message } {
  const levels = new Map<string, Level>();
  for (const each of given) {
    const [rule = '', level = ''] = each.split('=');
    const known = (['off', 'info', 'warning', 'error'] as const).find((name) => name === level);
    if (!Object.hasOwn(topics, rule)) return { complaint: message('cli.unknown-rule', { rule }) };
    if (known === undefined) return { complaint: message('cli.unknown-level', { rule: each }) };
    levels.set(rule, known);
  }
  return { levels };
}

function explainTerm(term: string | undefined, list: boolean, locale: string | undefined): number {
  const catalogue = catalogueFor(locale);
  const said = list ? listRules(catalogue) : term === undefined ? undefined : explain(term, catalogue);
  if (said !== undefined) {
    process.stdout.write(said);
    return ok;
  }
  if (term === undefined) return complain(message('cli.explain-what'), locale);
  const near = nearTerms(term);
  return complain(
    near.length > 0 ? message('cli.unknown-term-near', { term, near }) : message('cli.unknown-term', { term }),
    locale,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function complain(what: Message, locale?: string): number {
  process.stderr.write(`ims-manifest: ${say(what, catalogueFor(locale))}\n`);
  return failed;
}

process.exitCode = await main(process.argv.slice(2));
