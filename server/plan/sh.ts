import { message, say, type Catalogue } from '../messages/message';
import type { Call } from './draft';
import { operationOf, plain, titleOf, type Form, type Plan } from './forms';
import { jobWords, words } from './hcloud';
import { holesOf, type PlannedStep } from './plan';
import { helpers } from './sh-helpers';
import type { Hole } from './value';
import { comments, newlineFor, shown, word } from './writer';

/** How many plans are named in the first line. */
const TITLES = 3;

/** One POSIX script that runs the plans with KooCLI when its reader chooses to. */
export const sh: Form = (plans, catalogue) => {
  const names = new Names();
  const steps = plans.flatMap((plan) => plan.steps);
  const intro = say(message('plan.sh.intro', { titles: shown(titlesOf(plans, catalogue)) }), catalogue).split('\n');
  const errors = plans.flatMap((plan) => plan.errors);
  const stand = errors.length === 0 ? [] : [say(message('plan.errors'), catalogue), ...errors];
  const run = [
    ...needed(plans, names, catalogue),
    ...plans.map((plan) => (plans.length > 1 ? comments([plan.title]) : '') + runOf(plan, names, catalogue)),
    `say ${word(say(message('plan.sh.done'), catalogue))}\n`,
  ].join('\n');
  return [
    `#!/bin/sh\n${comments([...intro, ...stand, 'shellcheck disable=SC2016'])}set -eu\n${newlineFor(run)}`,
    helpers(catalogue, {
      jobs: steps.some((step) => step.calls.some((call) => call.api.async)),
      images: steps.some((step) => step.makes !== undefined),
      byHand: steps.some((step) => step.calls.length === 0),
    }),
    run,
  ].join('\n');
};

/** What the plans are of, in one line: of many the first. */
function titlesOf(plans: readonly Plan[], catalogue: Catalogue): string {
  const titles = plans.slice(0, plans.length > TITLES ? 1 : TITLES).map(({ title }) => title);
  const others = plans.length - titles.length;
  const said = titles.join(catalogue.comma);
  return others === 0 ? said : say(message('plan.sh.others', { title: said, count: others }), catalogue);
}

/** Names of shell variables, one for each hole of each plan. */
class Names {
  private readonly of = new Map<string, string>();
  private readonly taken = new Set<string>();

  /** The variable of a hole; in `plan`, since documents share nothing. */
  name(hole: Hole, plan: Plan): string {
    const key = `${plan.title} ${hole.hole}`;
    const known = this.of.get(key);
    if (known !== undefined) return known;
    const base = hole.hole
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '_')
      .replace(/^(?![A-Z])/, 'IMS_');
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}_${String(count)}`;
    this.taken.add(name);
    this.of.set(key, name);
    return name;
  }
}

/** The script asks for what the manifest leaves open before it does anything. */
function needed(plans: readonly Plan[], names: Names, catalogue: Catalogue): readonly string[] {
  const lines = plans.flatMap((plan) =>
    holesOf(plan.steps)
      .filter((hole) => hole.from === 'reader' && !(hole.hole.startsWith('project_id') && onlyInPaths(hole, plan)))
      .map((hole) => {
        const name = names.name(hole, plan);
        const text = say(message('plan.sh.needs', { name, hole: hole.hole }), catalogue);
        return `[ -n "\${${name}:-}" ] || stop ${word(shown(text))}\n`;
      }),
  );
  return lines.length === 0 ? [] : [lines.join('')];
}

/** KooCLI knows the project of its credentials: one in a path need not be told. */
function onlyInPaths(hole: Hole, { steps }: Plan): boolean {
  return steps.every(({ calls }) =>
    calls.every(({ body }) => body === undefined || !JSON.stringify(body).includes(JSON.stringify(hole))),
  );
}

function runOf(plan: Plan, names: Names, catalogue: Catalogue): string {
  const out: string[] = [];
  let open: readonly PlannedStep[] = [];
  const { steps } = plan;
  for (const [index, step] of steps.entries()) {
    out.push(started(step, plan, names, catalogue));
    open = [...open, step];
    if (step.together && steps[index + 1]?.after === step.after) continue;
    out.push(...open.map((each) => finished(each, plan, names)).filter((each) => each !== ''));
    open = [];
  }
  return out.join('\n');
}

/** The variable that keeps the id of a job. */
function jobOf(step: PlannedStep, index: number): string {
  return `job_${String(step.number)}${index === 0 ? '' : `_${String(index + 1)}`}`;
}

function started(step: PlannedStep, plan: Plan, names: Names, catalogue: Catalogue): string {
  const title = titleOf(step);
  if (step.calls.length === 0)
    return `by_hand ${word(shown(`${title} (${say(message('plan.by-hand'), catalogue)})`))}\n`;
  const write = (hole: Hole): string => `"$${names.name(hole, plan)}"`;
  const sent = step.calls.map((call, index) => {
    const send = ['send', ...words(call, write)].join(' \\\n  ');
    return call.api.async ? `${send}\nstarted\n${jobOf(step, index)}=$job\n` : `${send}\n`;
  });
  return `say ${word(shown(`${title}: ${summaryOf(step.calls)}`))}\n${sent.join('')}`;
}

function summaryOf(calls: readonly Call[]): string {
  return calls.map((call) => `${operationOf(call)} (${plain(call.region)})`).join(', ');
}

/** Waits for the jobs of a step, and keeps the id of the image that it made. */
function finished(step: PlannedStep, plan: Plan, names: Names): string {
  const write = (hole: Hole): string => `"$${names.name(hole, plan)}"`;
  const lines = step.calls.flatMap((call, index) => {
    if (!call.api.async) return [];
    const job = jobWords(call.region, `"$${jobOf(step, index)}"`, write).join(' ');
    const lines = [`finish ${job}\n`];
    if (step.makes !== undefined && index === step.calls.length - 1) {
      const name = names.name({ hole: `${step.makes}.id`, from: 'run' }, plan);
      lines.push(`made ${job}\n${name}=$image\nsay ${word(shown(step.makes))} "$${name}"\n`);
    }
    return lines;
  });
  return lines.join('');
}
