import { describe, expect, it } from 'vitest';
import { catalogueFor } from '../../server/messages/catalogues';
import { curl } from '../../server/plan/curl';
import type { Call } from '../../server/plan/draft';
import { misfit } from '../../server/plan/fit';
import { pathOf, plain } from '../../server/plan/formatters';
import { hcloud } from '../../server/plan/hcloud';
import { sh } from '../../server/plan/sh';
import { mark, marked, type Placeholder } from '../../server/plan/placeholder';
import { installed, runIn } from '../cli/run';
import { values } from '../corpus/hostile';
import { argumentsOf, forms, id, obeyed, planned, ran } from '../support/plans';

const catalogue = catalogueFor('en');

const plans = [planned('\u001b[31m::error::x\ntouch ran0', values), { ...planned('$(touch ran0)', values), steps: [] }];
const calls: readonly Call[] = plans.flatMap((plan) => plan.steps.flatMap((step) => step.calls));

it('any text can be written to a plan', () => {
  expect(misfit(plans)).toBeUndefined();
  expect(calls.length).toBeGreaterThan(values.length);
});

it.each(Object.keys(forms))('%s contains nothing that a terminal or a pipeline would interpret', (name) => {
  for (const locale of ['en', 'zh-cn']) {
    expect(forms[name]!(plans, catalogueFor(locale))).not.toMatch(obeyed);
  }
});

/** A file that a shell runs, and a terminal with history (`!`) and without comments, as in zsh by default. */
const ways: readonly (readonly [shell: string, args: readonly string[]])[] = [
  ['sh', ['-s']],
  ['bash', ['--norc', '--noprofile', '+O', 'interactive_comments', '+m', '-i']],
];

describe.each(ways.filter(([shell]) => installed(shell)))('pasted into %s', (shell, args) => {
  it('the hcloud commands run with exactly their arguments, and nothing else runs', () => {
    const commands = ran(shell, args, hcloud(plans, catalogue), {});
    expect(commands).toEqual(calls.map((call) => argumentsOf(call, mark)));
  });

  it('the curl commands call the service in its region, and nothing else runs', () => {
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

// Steps in the console are manual and cannot run here.
const own = plans.map((plan) => ({ ...plan, steps: plan.steps.filter((step) => step.calls.length > 0) }));
const script = sh(own, catalogue);

it.skipIf(!installed('shellcheck'))('the script has no warnings of shellcheck', () => {
  const { status, out } = runIn('.', 'shellcheck', ['-'], script, { LANG: 'C.UTF-8' });
  expect([status, out]).toEqual([0, '']);
});

it.skipIf(!installed('sh'))('the script calls hcloud with exactly its arguments, and nothing else runs', () => {
  const value = '$(touch ran97) `touch ran98` \'"; touch ran99';
  const names = [...script.matchAll(/^\[ -n "\$\{(\w+):-\}" \]/gm)].map((match) => match[1]!);
  const commands = ran('sh', ['-s'], script, Object.fromEntries(names.map((name) => [name, value])));
  const fill = ({ from }: Placeholder): string => (from === 'run' ? id : value);
  expect(commands.filter((words) => words[1] !== 'ShowJobProgress')).toEqual(
    calls.map((call) => [...argumentsOf(call, fill), '--cli-output=json']),
  );
});
