import { message, type Message } from '../../messages/message';
import { topics } from '../../rules/index';
import type { Level } from '../../engine/reported';
import { nearest } from '../../text/nearest';
import { textOf, textsOf, type Command, type Values } from '../commands/command';
import { formNames, outputsOf, type Output } from '../formats/output';

const rules = Object.keys(topics);

/** The options of `check`. */
export const checkOptions = {
  format: { type: 'string', multiple: true, values: formNames },
  rule: { type: 'string', multiple: true, values: rules },
  only: { type: 'string', multiple: true, values: rules },
  fix: { type: 'string', values: ['safe', 'unsafe'] },
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
} as const satisfies Command['options'];

/** The typed options of `check`. */
export interface CheckArgs {
  readonly names: readonly string[];
  readonly outputs: readonly Output[];
  readonly levels: ReadonlyMap<string, Level>;
  readonly only?: ReadonlySet<string>;
  readonly fix?: 'safe' | 'unsafe';
  readonly dryRun: boolean;
  readonly coverage: boolean;
  readonly maxWarnings: number;
  readonly since?: string;
  readonly stdinName: string;
  readonly config?: string;
  /** Report findings that comments disable. */
  readonly ignoreDisables: boolean;
  /** Search paths that `.gitignore` excludes as well. */
  readonly noIgnore: boolean;
  readonly allowEmpty: boolean;
  readonly baseline?: string;
  readonly writeBaseline: boolean;
  readonly quiet: boolean;
  readonly watch: boolean;
  /** `NAME=VALUE`: variables of Terraform configurations. */
  readonly variables: readonly string[];
  readonly variableFiles: readonly string[];
  /** The folder of the configuration of a plan file. */
  readonly source?: string;
}

/** Parses the options of a command line, or returns what is wrong with them. */
export function checkArgsOf(values: Values, given: readonly string[]): CheckArgs | Message {
  const outputs = outputsOf(textsOf(values, 'format'));
  if ('id' in outputs) return outputs;
  const levels = levelsOf(textsOf(values, 'rule'));
  if ('id' in levels) return levels;
  const only = textsOf(values, 'only').flatMap((each) => each.split(',').map((id) => id.trim()));
  const strange = only.find((id) => !isRule(id));
  if (strange !== undefined) return unknownRule(strange);
  const fix = textOf(values, 'fix');
  if (fix !== undefined && fix !== 'safe' && fix !== 'unsafe') return message('check.unknown-fix', { fix });
  const most = textOf(values, 'max-warnings');
  if (most !== undefined && !/^\d{1,15}$/.test(most)) return message('check.bad-number', { number: most });
  const stdinName = textOf(values, 'stdin-filename');
  const names = given.length > 0 ? given : [stdinName === undefined ? '.' : '-'];
  const args: CheckArgs = {
    names,
    outputs,
    levels,
    only: only.length === 0 ? undefined : new Set(only),
    fix,
    dryRun: values['dry-run'] === true,
    coverage: values['coverage'] === true,
    maxWarnings: most === undefined ? Infinity : Number(most),
    since: textOf(values, 'since'),
    stdinName: stdinName ?? '-',
    config: textOf(values, 'config'),
    ignoreDisables: values['ignore-disables'] === true,
    noIgnore: values['no-ignore'] === true,
    allowEmpty: values['allow-empty'] === true,
    baseline: textOf(values, 'baseline'),
    writeBaseline: values['write-baseline'] === true,
    quiet: values['quiet'] === true,
    watch: values['watch'] === true,
    variables: textsOf(values, 'var'),
    variableFiles: textsOf(values, 'var-file'),
    source: textOf(values, 'source'),
  };
  return clashIn(args) ?? args;
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
function levelsOf(given: readonly string[]): ReadonlyMap<string, Level> | Message {
  const levels = new Map<string, Level>();
  for (const each of given) {
    const [rule = '', ...rest] = each.split('=');
    const level = (['off', 'info', 'warning', 'error'] as const).find((name) => name === rest.join('='));
    if (!isRule(rule)) return unknownRule(rule);
    if (level === undefined) return message('cli.unknown-level', { rule: each });
    levels.set(rule, level);
  }
  return levels;
}

function isRule(id: string): boolean {
  return Object.hasOwn(topics, id);
}

function unknownRule(rule: string): Message {
  const [near] = nearest(rule, rules);
  return near === undefined
    ? message('cli.unknown-rule', { rule })
    : message('check.unknown-rule-near', { rule, near });
}
