import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { catalogueFor } from '../../server/messages/catalogues';
import { curl } from '../../server/plan/curl';
import type { Call } from '../../server/plan/draft';
import { operationOf, type PlanFormatter, type Plan } from '../../server/plan/formatters';
import { hcloud } from '../../server/plan/hcloud';
import { json } from '../../server/plan/json';
import { planOf } from '../../server/plan/plan';
import { sh } from '../../server/plan/sh';
import { table } from '../../server/plan/table';
import { isPlaceholder, isList, mark, type Placeholder, type CallValue } from '../../server/plan/placeholder';
import { jsonText } from '../../server/plan/writer';
import { check } from './check';
import type { Json } from '../../server/syntax/change';
import { runIn } from '../cli/run';
import { values } from '../corpus/hostile';

/** Text that is dangerous more often than by chance, without NUL and lone surrogates, which arguments cannot contain. */
export const dangerous = fc
  .array(
    fc.oneof(
      fc.constantFrom(...values),
      fc.string({ unit: 'binary' }),
      fc.constantFrom("'", '\\', '#', ':', '\n', ' ', '$', '`', '\u001b'),
    ),
  )
  .map((parts) => parts.join('').replace(/\0/g, ''));

/** What a terminal or a pipeline interprets in a multi-line text. */
export const obeyed = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]|##|^\s*::/mu;

export const forms: Readonly<Record<string, PlanFormatter>> = { table, json, hcloud, curl, sh };

/** The ID of all resources, including those of the fake service. */
export const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';

/** A hostile value in every field of a step that accepts any text, and in references. */
const steps: readonly ((value: string, file: string) => Json)[] = [
  (value, file) => ({ action: 'import', file, name: value, description: value, os_version: value, min_disk: 1, tags: { [value]: value } }),
  (value) => ({ action: 'copy-cross-region', image: 'base', name: value, target_region: 'eu-west-101', project_name: 'eu-west-101_a', agency: value }),
  (value) => ({ action: 'copy-in-region', image: value, name: value, key: value, as: `${value}2` }),
  (value) => ({ action: 'share', image: 'base', organizations: [value], accounts: [value] }),
  (value) => ({ action: 'update', image: 'base', set: { name: value, [value]: value } }),
  (value) => ({ action: 'tag', image: 'base', tags: { add: { [value]: value }, remove: [value] } }),
  (value) => ({ action: 'delete', image: value }),
  (value) => ({ action: 'publish', image: value }),
  (value) => ({ action: 'create-from-disk', server: value, disk: value, name: value, description: value }),
]; // prettier-ignore

/** The plan of a manifest with values in two steps each, of alternating kinds. */
export function planned(title: string, values: readonly string[]): Plan {
  const manifest = {
    imsManifest: 'v1',
    region: 'ap-southeast-1',
    images: { base: { id } },
    files: Object.fromEntries(values.map((value, index) => [`f${String(index)}`, { bucket: 'uploads', object: `o${value}` }])),
    operations: values.flatMap((value, index) =>
      [index, index + 4].map((kind) => steps[kind % steps.length]!(value, `f${String(index)}`)),
    ),
  }; // prettier-ignore
  const [document] = check(jsonText(manifest)).documents;
  return { title, errors: values, steps: planOf(document!.evaluation) };
}

/** A fake `hcloud` and `curl`: records the number of its arguments and the arguments, and responds like the service. */
const fake = `#!/bin/sh
printf '%s\\0' "$#" "$@" >>"$LOG"
case "$2 $*" in
  'ShowJobProgress '*' --cli-query=status') echo '"SUCCESS"' ;;
  'ShowJobProgress '*) echo '"${id}"' ;;
  *) echo '{"job_id": "job"}' ;;
esac
`;

/**
 * Runs a text in a shell, as a file or as typed input. Returns the arguments of each command that ran. Throws if a file was created.
 */
export function ran(shell: string, args: readonly string[], text: string, env: NodeJS.ProcessEnv): readonly string[][] {
  const own = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
  const work = path.join(own, 'work');
  mkdirSync(work);
  for (const name of ['hcloud', 'curl']) {
    writeFileSync(path.join(own, name), fake);
    chmodSync(path.join(own, name), 0o755);
  }
  const log = path.join(own, 'log');
  writeFileSync(log, '');
  const { PATH = '' } = process.env;
  runIn(work, shell, args, text, { PATH: `${own}:${PATH}`, LOG: log, HOME: work, IMS_POLL_SECONDS: '0', TOKEN: 'T', HISTFILE: '', ...env });
  assert.deepEqual(readdirSync(work), []);
  const words = readFileSync(log, 'utf8').split('\0').slice(0, -1);
  rmSync(own, { recursive: true });
  const commands: string[][] = [];
  while (words.length > 0) commands.push(words.splice(0, Number(words.shift())));
  return commands;
} // prettier-ignore

/** A call as arguments of `hcloud`, as documented for KooCLI. */
export function argumentsOf(call: Call, fill: (hole: Placeholder) => string): readonly string[] {
  const flags = (name: string, value: CallValue): readonly string[] => {
    if (typeof value !== 'object') return [`--${name}=${String(value)}`];
    if (isPlaceholder(value)) return [`--${name}=${fill(value)}`];
    const below = isList(value)
      ? value.map((each, at) => [at + 1, each] as const)
      : Object.entries<CallValue>(value as Readonly<Record<string, CallValue>>);
    return below.flatMap(([part, each]) => flags(name === '' ? String(part) : `${name}.${String(part)}`, each));
  };
  const given = Object.entries({ ...call.path, ...call.query }).filter(([, value]) => !isPlaceholder(value) || value.hole !== 'project_id.ap-southeast-1');
  const body = call.body === undefined ? [] : flags('', call.body);
  return ['IMS', operationOf(call), ...flags('cli-region', call.region), ...given.flatMap(([name, value]) => flags(name, value)), ...body];
} // prettier-ignore

/** Throws if a format of a plan with values contains something to interpret, or if a shell reads its commands differently. */
export function plansMeanThemselves(values: readonly string[]): void {
  const plan = planned(values.join(''), values);
  for (const [name, form] of Object.entries(forms))
    for (const locale of ['en', 'zh-cn']) assert.doesNotMatch(form([plan], catalogueFor(locale)), obeyed, name);
  const calls = plan.steps.flatMap((step) => step.calls);
  assert.deepEqual(
    ran('sh', ['-s'], hcloud([plan], catalogueFor('en')), {}),
    calls.map((call) => argumentsOf(call, mark)),
  );
}
