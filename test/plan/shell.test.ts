import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogueFor } from '../../server/messages/catalogues';
import { curl } from '../../server/plan/curl';
import type { Call } from '../../server/plan/draft';
import { misfit } from '../../server/plan/fit';
import { operationOf, pathOf, plain, type Form, type Plan } from '../../server/plan/forms';
import { hcloud } from '../../server/plan/hcloud';
import { json } from '../../server/plan/json';
import { planOf } from '../../server/plan/plan';
import { sh } from '../../server/plan/sh';
import { table } from '../../server/plan/table';
import { isHole, isList, mark, marked, type Hole, type Value } from '../../server/plan/value';
import { jsonText } from '../../server/plan/writer';
import { check } from '../../server/service';
import type { Json } from '../../server/syntax/change';
import { installed, runIn } from '../cli/run';
import { values } from '../corpus/hostile';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
const catalogue = catalogueFor('en');

/** A hostile value in every place of a step that takes any text, and in places that name something. */
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

/** The plan of a manifest with all hostile values, two kinds of steps for each; the kinds take turns. */
function planned(title: string): Plan {
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
  return { title, errors: values, steps: planOf(document!.run) };
}

const plans = [planned('\u001b[31m::error::x\ntouch ran0'), { ...planned('$(touch ran0)'), steps: [] }];
const calls: readonly Call[] = plans.flatMap((plan) => plan.steps.flatMap((step) => step.calls));

it('fits to be written, whatever the texts are', () => {
  expect(misfit(plans)).toBeUndefined();
  expect(calls.length).toBeGreaterThan(values.length);
});

const forms: Readonly<Record<string, Form>> = { table, json, hcloud, curl, sh };
it.each(Object.keys(forms))('%s has no character and no line that a terminal or a pipeline obeys', (name) => {
  for (const locale of ['en', 'zh-cn']) {
    const written = forms[name]!(plans, catalogueFor(locale));
    expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]|##|^\s*::/mu);
  }
});

/** Stands for `hcloud` and `curl`: keeps the number of its arguments and the arguments, and answers as the service does. */
const fake = `#!/bin/sh
printf '%s\\0' "$#" "$@" >>"$LOG"
case "$2 $6" in
  'ShowJobProgress --cli-query=status') echo '"SUCCESS"' ;;
  'ShowJobProgress '*) echo '"${id}"' ;;
  *) echo '{"job_id": "job"}' ;;
esac
`;

/** Has a shell take a text, as a file or as what is typed; gives the arguments of each command that ran. */
function ran(shell: string, args: readonly string[], text: string, env: NodeJS.ProcessEnv): readonly string[][] {
  const own = mkdtempSync(path.join(folder, 'run-'));
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
  expect(readdirSync(work)).toEqual([]);
  const words = readFileSync(log, 'utf8').split('\0').slice(0, -1);
  const commands: string[][] = [];
  while (words.length > 0) commands.push(words.splice(0, Number(words.shift())));
  return commands;
} // prettier-ignore

/** A call as the arguments of `hcloud`, as the pages of KooCLI have them. */
function argumentsOf(call: Call, fill: (hole: Hole) => string): readonly string[] {
  const flags = (name: string, value: Value): readonly string[] => {
    if (typeof value !== 'object') return [`--${name}=${String(value)}`];
    if (isHole(value)) return [`--${name}=${fill(value)}`];
    const below = isList(value)
      ? value.map((each, at) => [at + 1, each] as const)
      : Object.entries<Value>(value as Readonly<Record<string, Value>>);
    return below.flatMap(([part, each]) => flags(name === '' ? String(part) : `${name}.${String(part)}`, each));
  };
  const given = Object.entries({ ...call.path, ...call.query }).filter(([, value]) => !isHole(value) || value.hole !== 'project_id.ap-southeast-1');
  const body = call.body === undefined ? [] : flags('', call.body);
  return ['IMS', operationOf(call), ...flags('cli-region', call.region), ...given.flatMap(([name, value]) => flags(name, value)), ...body];
} // prettier-ignore

/** A file that a shell runs, and a terminal with history (`!`) whose shell knows no comments, as zsh is by default. */
const ways: readonly (readonly [shell: string, args: readonly string[]])[] = [
  ['sh', ['-s']],
  ['bash', ['--norc', '--noprofile', '+O', 'interactive_comments', '+m', '-i']],
];

describe.each(ways.filter(([shell]) => installed(shell)))('pasted into %s', (shell, args) => {
  it('the commands of hcloud run, each argument byte for byte, and nothing else', () => {
    const commands = ran(shell, args, hcloud(plans, catalogue), {});
    expect(commands).toEqual(calls.map((call) => argumentsOf(call, mark)));
  });

  it('the commands of curl run against the service in its region, and nothing else', () => {
    const commands = ran(shell, args, curl(plans, catalogue), {});
    expect(commands).toHaveLength(calls.length);
    for (const [index, words] of commands.entries()) {
      const call = calls[index]!;
      const address = words[5]!;
      expect(new URL(address).origin).toBe(`https://ims.${plain(call.region)}.myhuaweicloud.com`);
      expect(address.slice(new URL(address).origin.length)).toBe(pathOf(call));
      expect(words.slice(0, 5)).toEqual(['--fail-with-body', '--silent', '--show-error', '--request', call.api.method]);
      expect(words.slice(6, 8)).toEqual(['--header', 'X-Auth-Token: T']);
      if (call.body === undefined) expect(words).toHaveLength(8);
      else {
        expect(words.slice(8, -1)).toEqual(['--header', 'Content-Type: application/json', '--data']);
        expect(JSON.parse(words.at(-1)!)).toEqual(marked(call.body));
      }
    }
  });
});

// The console is used by hand, which nobody does here.
const own = plans.map((plan) => ({ ...plan, steps: plan.steps.filter((step) => step.calls.length > 0) }));
const script = sh(own, catalogue);

it.skipIf(!installed('shellcheck'))('the script is clean to shellcheck', () => {
  const { status, out } = runIn(folder, 'shellcheck', ['-'], script, { LANG: 'C.UTF-8' });
  expect([status, out]).toEqual([0, '']);
});

it.skipIf(!installed('sh'))('the script runs, each argument byte for byte, and nothing else', () => {
  const value = '$(touch ran97) `touch ran98` \'"; touch ran99';
  const names = [...script.matchAll(/^\[ -n "\$\{(\w+):-\}" \]/gm)].map((match) => match[1]!);
  const commands = ran('sh', ['-s'], script, Object.fromEntries(names.map((name) => [name, value])));
  const fill = ({ from }: Hole): string => (from === 'run' ? id : value);
  expect(commands.filter((words) => words[1] !== 'ShowJobProgress')).toEqual(
    calls.map((call) => [...argumentsOf(call, fill), '--cli-output=json']),
  );
});
