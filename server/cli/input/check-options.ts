import { message, type Message } from '../../messages/message';
import { topics } from '../../rules/index';
import type { Level } from '../../engine/reported';
import { nearest } from '../../text/nearest';
import type { CommandOptions, Values } from '../commands/command';
import { formNames, outputsOf } from '../formats/output';
import { CommandError } from './command-error';

const rules = Object.keys(topics);

/** The options of `check`. */
export const checkOptions = {
  format: { type: 'string', multiple: true, values: formNames },
  rule: { type: 'string', multiple: true, values: rules },
  only: { type: 'string', multiple: true, values: rules },
  fix: { type: 'string', values: ['safe', 'unsafe'], bare: 'safe' },
  'dry-run': { type: 'boolean' },
  coverage: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  since: { type: 'string' },
  'stdin-filename': { type: 'string' },
  config: { type: 'string' },
  'ignore-disables': { type: 'boolean' },
  'no-ignore': { type: 'boolean' },
  'allow-empty': { type: 'boolean' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'boolean' },
  quiet: { type: 'boolean' },
  watch: { type: 'boolean' },
  var: { type: 'string', multiple: true },
  'var-file': { type: 'string', multiple: true },
  source: { type: 'string' },
} as const satisfies CommandOptions;

type CheckValues = Values<typeof checkOptions>;

/** The typed options of `check`. */
export type CheckArgs = ReturnType<typeof argsOf>;

/** Parses the options of a command line. Ends the command if something is wrong with them. */
export function checkArgsOf(values: CheckValues, names: readonly string[]): CheckArgs {
  const args = argsOf(values, names);
  const clash = clashIn(args);
  if (clash !== undefined) throw new CommandError(clash);
  return args;
}

function argsOf(values: CheckValues, names: readonly string[]) {
  const outputs = outputsOf(values.format ?? []);
  const levels = levelsOf(values.rule ?? []);
  const only = values.only?.flatMap((each) => each.split(',').map((id) => demandRule(id.trim())));
  const fix = (['safe', 'unsafe'] as const).find((each) => each === values.fix);
  if (values.fix !== fix) throw new CommandError(message('check.unknown-fix', { fix: values.fix ?? '' }));
  const { 'max-warnings': most, 'stdin-filename': stdinName, since, config, baseline, source } = values;
  if (most !== undefined && !/^\d{1,15}$/.test(most))
    throw new CommandError(message('check.bad-number', { number: most }));
  return {
    names: names.length > 0 ? names : [stdinName === undefined ? '.' : '-'],
    outputs,
    levels,
    /** The rules whose findings are reported; all if absent. */
    only: only && new Set(only),
    fix,
    dryRun: values['dry-run'] === true,
    coverage: values.coverage === true,
    maxWarnings: most === undefined ? Infinity : Number(most),
    since,
    stdinName: stdinName ?? '-',
    config,
    /** Report findings that comments disable. */
    ignoreDisables: values['ignore-disables'] === true,
    /** Search paths that `.gitignore` excludes as well. */
    noIgnore: values['no-ignore'] === true,
    /** Accept a named file without anything to check. */
    allowEmpty: values['allow-empty'] === true,
    baseline,
    writeBaseline: values['write-baseline'] === true,
    quiet: values.quiet === true,
    watch: values.watch === true,
    /** `NAME=VALUE`: variables of Terraform configurations. */
    variables: values.var ?? [],
    variableFiles: values['var-file'] ?? [],
    /** The folder of the configuration of a plan file. */
    source,
  };
}

/** Options that conflict. */
function clashIn(args: CheckArgs): Message | undefined {
  const { fix, dryRun, baseline, writeBaseline, since, only, watch, names } = args;
  const needs = (option: string, other: string): Message => message('check.needs', { option, other });
  const clash = (option: string, other: string): Message => message('check.clash', { option, other });
  if (dryRun && fix === undefined) return needs('--dry-run', '--fix');
  if (writeBaseline && baseline === undefined) return needs('--write-baseline', '--baseline FILE');
  if (writeBaseline && since !== undefined) return clash('--write-baseline', '--since');
  if (writeBaseline && only !== undefined) return clash('--write-baseline', '--only');
  if (fix !== undefined && !dryRun && names.includes('-')) return message('check.fix-input');
  if (since !== undefined && names.includes('-')) return clash('--since', '-');
  if (watch && names.includes('-')) return clash('--watch', '-');
  if (watch && fix !== undefined) return clash('--watch', '--fix');
  return undefined;
}

/** `--rule RULE=LEVEL`, as levels by rule. */
function levelsOf(given: readonly string[]): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const each of given) {
    const [rule = '', ...rest] = each.split('=');
    const level = (['off', 'info', 'warning', 'error'] as const).find((name) => name === rest.join('='));
    demandRule(rule);
    if (level === undefined) throw new CommandError(message('cli.unknown-level', { rule: each }));
    levels.set(rule, level);
  }
  return levels;
}

function demandRule(rule: string): string {
  if (Object.hasOwn(topics, rule)) return rule;
  const [near] = nearest(rule, rules);
  throw new CommandError(
    near === undefined ? message('cli.unknown-rule', { rule }) : message('check.unknown-rule-near', { rule, near }),
  );
}
