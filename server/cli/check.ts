import { existsSync } from 'node:fs';
import { withFixes } from '../features/fix-all';
import { message, type Message } from '../messages/message';
import { topics } from '../rules';
import { check as checkText, type Level, type Options } from '../service';
import { exit, reasonOf, textOf, textsOf, type Command } from './command';
import { findManifests, readManifest, type Source } from './files';
import { replaceFile } from './fix';
import { json } from './json';
import { countOf, type CheckedFile } from './summary';
import { text } from './text';

/** `check`: the findings of files, folders and globs. */
export const check: Command = {
  help: 'help.check',
  options: {
    format: { type: 'string' },
    rule: { type: 'string', multiple: true },
    fix: { type: 'boolean' },
    'max-warnings': { type: 'string' },
    quiet: { type: 'boolean' },
  },
  async run(values, names, terminal) {
    const format = textOf(values, 'format') ?? 'text';
    if (format !== 'text' && format !== 'json') return terminal.complain(message('cli.unknown-format', { format }));
    const levels = levelsOf(textsOf(values, 'rule'));
    if ('complaint' in levels) return terminal.complain(levels.complaint);

    const wanted = names.length === 0 ? ['.'] : names;
    const missing = wanted.filter((name) => name !== '-' && !/[*?[{]/.test(name) && !existsSync(name));
    for (const name of missing) terminal.complain(message('cli.no-such-file', { path: name }));
    if (missing.length > 0) return exit.failed;
    const files: Source[] = [];
    for (const name of await findManifests(wanted)) {
      const source = await readManifest(name);
      if ('reason' in source)
        return terminal.complain(message('cli.cannot-read', { path: name, reason: source.reason }));
      files.push(source);
    }
    if (files.length === 0) return terminal.complain(message('cli.no-manifest'));
    const checked: CheckedFile[] = [];
    for (const file of files) {
      const result = values['fix'] === true ? withFixes(file.text, levels) : checkText(file.text, levels);
      if (result.text !== file.text && file.path !== '-') {
        try {
          await replaceFile(file.path, file.text, result.text);
        } catch (error) {
          return terminal.complain(message('cli.cannot-write', { path: file.path, reason: reasonOf(error) }));
        }
      }
      const findings = result.findings.filter((finding) => values['quiet'] !== true || finding.severity === 'error');
      checked.push({ path: file.path, checked: { ...result, findings } });
    }
    const { catalogue, colour } = terminal;
    terminal.write(format === 'json' ? json(checked, catalogue) : text(checked, catalogue, colour));
    const { errors, warnings } = countOf(checked);
    const most = textOf(values, 'max-warnings');
    return errors > 0 || (most !== undefined && warnings > Number(most)) ? exit.errorsFound : exit.ok;
  },
};

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
