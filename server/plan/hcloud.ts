import type { Call } from './draft';
import { commandsOf, operationOf, type PlanFormatter } from './formatters';
import { jobCall } from './plan';
import { isPlaceholder, isList, mark, type Placeholder, type CallValue } from './placeholder';
import { word } from './writer';

/** The plan as KooCLI commands, to read and copy. */
export const hcloud: PlanFormatter = (plans, catalogue) =>
  commandsOf(plans, 'plan.accounts.profiles', catalogue, (call) => {
    const job = call.api.async ? `# ${['hcloud', 'IMS', ...jobWords(call)].join(' ')}\n` : '';
    return `${['hcloud', 'IMS', ...words(call)].join(' ')}\n${job}`;
  });

type Write = (hole: Placeholder) => string;
const inQuotes: Write = (hole) => word(mark(hole));

/**
 * The arguments of `hcloud IMS` for a call: `--list.1.field=value` for nested values, `--1.field` for a list body. A placeholder
 * for the project in the path is omitted because KooCLI then uses the project of its credentials. If several accounts act,
 * each command names a profile: https://support.huaweicloud.com/intl/en-us/usermanual-hcli/hcli_05_09.html
 */
export function words(call: Call, write = inQuotes): readonly string[] {
  const { region, path, query, body } = call;
  const given = Object.entries({ ...path, ...query }).filter(
    ([name, value]) => name !== 'project_id' || !isPlaceholder(value),
  );
  const flags = [...given.flatMap(([name, value]) => flagsOf(name, value, write)), ...flagsOf('', body ?? {}, write)];
  return [operationOf(call), ...profileOf(call), ...flagsOf('cli-region', region, write), ...flags];
}

function profileOf({ profile }: Call): readonly string[] {
  return profile === undefined ? [] : [`--cli-profile=${word(profile)}`];
}

/** The arguments of `hcloud IMS` that query the status of a call's job. */
export function jobWords(call: Call, job = word('${job_id}'), write = inQuotes): readonly string[] {
  return [jobCall, ...profileOf(call), ...flagsOf('cli-region', call.region, write), `--job_id=${job}`];
}

function flagsOf(name: string, value: CallValue, write: Write): readonly string[] {
  const below = (part: string | number): string => (name === '' ? String(part) : `${name}.${String(part)}`);
  if (typeof value !== 'object') return [`--${name}=${word(String(value))}`];
  if (isPlaceholder(value)) return [`--${name}=${write(value)}`];
  if (isList(value)) return value.flatMap((each, index) => flagsOf(below(index + 1), each, write));
  return Object.entries(value).flatMap(([part, each]) => flagsOf(below(part), each, write));
}
