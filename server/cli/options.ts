import { message, type Message } from '../messages/message';
import { topics } from '../rules';
import type { Level } from '../service';
import { nearest } from '../text/nearest';
import { textOf, textsOf, type Command, type Values } from './command';
import { formNames, outputsOf, type Output } from './output';

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
} as const satisfies Command['options'];

/** What `check` is asked to do. */
export interface Asked {
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
  /** Report findings in spite of comments that disable their rules. */
  readonly ignoreDisables: boolean;
  /** Search what `.gitignore` leaves out, too. */
  readonly noIgnore: boolean;
  readonly allowEmpty: boolean;
  readonly baseline?: string;
  readonly writeBaseline: boolean;
  readonly quiet: boolean;
  readonly watch: boolean;
}

/** The options of a command line in their own types, or what is wrong with them. */
export function askedOf(values: Values, given: readonly string[]): Asked | Message {
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
  const asked: Asked = {
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
  };
  return clashIn(asked) ?? asked;
}

/** Options that make no sense together. */
function clashIn(asked: Asked): Message | undefined {
  const { fix, dryRun, baseline, writeBaseline, since, only, watch, names } = asked;
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

/** `--rule RULE=LEVEL`, each as a level of the check. */
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
