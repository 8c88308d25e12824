import { message, say } from '../messages/message';
import type { Call } from './draft';
import { operationOf, titleOf, type Form } from './forms';
import { jobCall } from './plan';
import { isHole, isList, mark, type Hole, type Value } from './value';
import { comments, newlineFor, word } from './writer';

/** The plan as KooCLI commands, to read and to copy. */
export const hcloud: Form = (plans, catalogue) => {
  const written = plans
    .map(({ title, steps, errors }) => {
      const blocks = steps.map((step) => {
        const head = comments([titleOf(step)]);
        if (step.calls.length === 0) return head + comments([say(message('plan.by-hand'), catalogue)]);
        const commands = step.calls.map((call) => {
          const job = call.api.async ? `# ${['hcloud', 'IMS', ...jobWords(call.region)].join(' ')}\n` : '';
          return `${['hcloud', 'IMS', ...words(call)].join(' ')}\n${job}`;
        });
        return head + commands.join('');
      });
      return [comments([title, ...errors]), ...blocks].join('\n');
    })
    .join('\n');
  return newlineFor(written) + written;
};

type Write = (hole: Hole) => string;
const inQuotes: Write = (hole) => word(mark(hole));

/**
 * A call as the words behind `hcloud IMS`: `--list.1.field=value` for what lies deeper, `--1.field` where the body is a list. A
 * project in the path is left to KooCLI where it is a hole: it then takes the one of its credentials.
 */
export function words(call: Call, write = inQuotes): readonly string[] {
  const { region, path, query, body } = call;
  const given = Object.entries({ ...path, ...query }).filter(
    ([name, value]) => name !== 'project_id' || !isHole(value),
  );
  const flags = [...given.flatMap(([name, value]) => flagsOf(name, value, write)), ...flagsOf('', body ?? {}, write)];
  return [operationOf(call), ...flagsOf('cli-region', region, write), ...flags];
}

/** The question how the job of a call stands, as the words behind `hcloud IMS`. */
export function jobWords(region: Value, job = word('${job_id}'), write = inQuotes): readonly string[] {
  return [jobCall, ...flagsOf('cli-region', region, write), `--job_id=${job}`];
}

function flagsOf(name: string, value: Value, write: Write): readonly string[] {
  const below = (part: string | number): string => (name === '' ? String(part) : `${name}.${String(part)}`);
  if (typeof value !== 'object') return [`--${name}=${word(String(value))}`];
  if (isHole(value)) return [`--${name}=${write(value)}`];
  if (isList(value)) return value.flatMap((each, index) => flagsOf(below(index + 1), each, write));
  return Object.entries(value).flatMap(([part, each]) => flagsOf(below(part), each, write));
}
