import type { Rule, Severity } from '../rules/rule';
import type { Frontend } from '../syntax/frontend';
import type { SyntaxFile } from '../syntax/node';
import type { Finding } from './checker';
import { suppress, type Suppressed } from './suppression';
import { inOrder } from './text-findings';

export type Level = Severity | 'off';

type Levels = ReadonlyMap<string, Level>;

/** The rules that comments can name, and those that run. */
export interface RuleIds {
  readonly known: ReadonlySet<string>;
  readonly active: ReadonlySet<string>;
}

export function ruleIds(known: readonly Rule[], active: readonly Rule[]): RuleIds {
  const idsOf = (rules: readonly Rule[]): ReadonlySet<string> => new Set(rules.map(({ id }) => id));
  return { known: idsOf(known), active: idsOf(active) };
}

/** The level at which a rule runs. */
export function levelOf(rule: Rule, levels: Levels | undefined): Level {
  return levels?.get(rule.id) ?? (rule.off === true ? 'off' : rule.severity);
}

/** What is reported of the findings in a file: each at the level of its rule, without those that comments disable. */
export function reported(
  found: readonly Finding[],
  syntax: SyntaxFile,
  options: { readonly frontend: Frontend; readonly levels?: Levels; readonly ignoreDisables?: boolean },
  ids: RuleIds,
): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] } {
  const { frontend, levels, ignoreDisables } = options;
  const levelled =
    levels === undefined || levels.size === 0
      ? found
      : found.flatMap((finding) => atLevel(finding, levels.get(finding.rule)));
  const { findings, suppressed } = suppress(frontend, syntax, levelled, ids);
  if (ignoreDisables !== true) return { findings: inOrder(findings), suppressed };
  return { findings: inOrder([...findings, ...suppressed.map(({ finding }) => finding)]), suppressed: [] };
}

/** A finding at the level of its rule; none where the rule is turned off. */
function atLevel(finding: Finding, level: Level | undefined): readonly Finding[] {
  if (level === undefined || level === finding.severity) return [finding];
  return level === 'off' ? [] : [{ ...finding, severity: level }];
}
