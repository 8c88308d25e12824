import { message, say, type Catalogue } from '../messages/message';
import { grouped } from '../text/grouped';
import type { Call } from './draft';
import { noteOfAccounts, operationOf, plain, titleOf, withoutCalls, type PlanFormatter, type Plan } from './formatters';
import { jobWords, words } from './hcloud';
import { placeholdersOf, type PlannedStep } from './plan';
import { helpers } from './sh-helpers';
import type { Placeholder } from './placeholder';
import { inVariable, ShellVariables } from './variables';
import { comments, newlineFor, shown, word } from './writer';

/** The maximum number of plans named in the first line. */
const TITLES = 3;

/** A POSIX script that runs the plans with KooCLI. */
export const sh: PlanFormatter = (plans, catalogue) => {
  const variables = new ShellVariables();
  const named = plans.map((plan) => ({ plan, nameOf: namesIn(plan, variables) }));
  const steps = plans.flatMap((plan) => plan.steps);
  const intro = say(message('plan.sh.intro', { titles: shown(titlesOf(plans, catalogue)) }), catalogue).split('\n');
  const accounts = noteOfAccounts('plan.accounts.profiles', plans, catalogue);
  const errors = plans.flatMap((plan) => plan.errors);
  const stand = errors.length === 0 ? [] : [say(message('plan.errors'), catalogue), ...errors];
  const run = [
    ...needed(named, catalogue),
    ...named.map(
      ({ plan, nameOf }) => (plans.length > 1 ? comments([plan.title]) : '') + runOf(plan, nameOf, catalogue),
    ),
    `say ${word(say(message('plan.sh.done'), catalogue))}\n`,
  ].join('\n');
  return [
    `#!/bin/sh\n${comments([...intro, ...accounts, ...stand, 'shellcheck disable=SC2016'])}set -eu\n${newlineFor(run)}`,
    helpers(catalogue, {
      jobs: steps.some((step) => step.calls.some((call) => call.api.async)),
      images: steps.some((step) => step.makes !== undefined && step.elsewhere !== true),
      byHand: steps.some((step) => step.calls.length === 0),
      chains: plans.some((plan) => blocksOf(plan.steps).some(isSideBySide)),
    }),
    run,
  ].join('\n');
};

/** The titles of the plans on one line. A long list is cut after the first ones. */
function titlesOf(plans: readonly Plan[], catalogue: Catalogue): string {
  const titles = plans.slice(0, plans.length > TITLES ? 1 : TITLES).map(({ title }) => title);
  const others = plans.length - titles.length;
  const said = titles.join(catalogue.comma);
  return others === 0 ? said : say(message('plan.sh.others', { title: said, count: others }), catalogue);
}

/** Gives the shell variables of placeholders. */
type NameOf = (hole: Placeholder) => string;

/**
 * The variables of a plan's placeholders. They are separate for each plan because documents share nothing. The name of an image may
 * have no character that a variable can have.
 */
function namesIn(plan: Plan, variables: ShellVariables): NameOf {
  return ({ hole }) => variables.name(`${plan.title} ${hole}`, inVariable(hole).replace(/^(?![A-Z])_?/, 'IMAGE_'));
}

/** Makes the script ask for missing values before it does anything. */
function needed(
  named: readonly { readonly plan: Plan; readonly nameOf: NameOf }[],
  catalogue: Catalogue,
): readonly string[] {
  const lines = named.flatMap(({ plan, nameOf }) =>
    placeholdersOf(plan.steps)
      .filter((hole) => hole.from === 'reader' && !(hole.hole.startsWith('project_id') && onlyInPaths(hole, plan)))
      .map((hole) => {
        const name = nameOf(hole);
        const text = say(message('plan.sh.needs', { name, hole: hole.hole }), catalogue);
        return `[ -n "\${${name}:-}" ] || stop ${word(shown(text))}\n`;
      }),
  );
  return lines.length === 0 ? [] : [lines.join('')];
}

/** Whether a placeholder is used in paths only. KooCLI fills a project there from its credentials. */
function onlyInPaths(hole: Placeholder, { steps }: Plan): boolean {
  return steps.every(({ calls }) =>
    calls.every(({ body }) => body === undefined || !JSON.stringify(body).includes(JSON.stringify(hole))),
  );
}

function runOf(plan: Plan, nameOf: NameOf, catalogue: Catalogue): string {
  const { steps } = plan;
  const out: string[] = [];
  const inOrder = (chain: readonly PlannedStep[]): readonly string[] =>
    chain.flatMap((step) => [started(step, plan, nameOf, catalogue), finished(step, nameOf)]);
  for (const block of blocksOf(steps)) {
    const chains = chainsOf(block);
    if (isSideBySide(block)) {
      const later = placeholdersOf(steps.slice(steps.findLastIndex((step) => block.includes(step)) + 1));
      const kept = ({ makes }: PlannedStep): readonly string[] =>
        makes !== undefined && later.some(({ hole }) => hole === `${makes}.id`) ? [imageOf(makes, nameOf)] : [];
      for (const chain of chains) {
        const keep = chain.flatMap(kept).map((name) => `keep ${name} "$${name}"\n`);
        const own = [...inOrder(chain), ...keep].join('').replace(/^(?=.)/gm, '  ');
        out.push(`(\n${own}) &\nstarted_chain\n`);
      }
      const results = block.flatMap(kept).map((name) => `${name}=$(kept ${name})\n`);
      out.push(`wait_for_chains\n${results.join('')}`);
    } else if (chains.length === 1) out.push(...inOrder(block));
    else {
      out.push(...block.map((step) => started(step, plan, nameOf, catalogue)));
      out.push(...block.map((step) => finished(step, nameOf)));
    }
  }
  return out.filter((part) => part !== '').join('\n');
}

/** The steps that belong together: those of a block, otherwise each step. */
function blocksOf(steps: readonly PlannedStep[]): readonly (readonly PlannedStep[])[] {
  return [...grouped(steps, ({ step }) => step.block ?? step).values()];
}

function chainsOf(block: readonly PlannedStep[]): readonly (readonly PlannedStep[])[] {
  return [...grouped(block, ({ step }) => step.chain ?? step).values()];
}

/** Whether the script runs the chains of a block as processes. Steps without chains only start together and need none. */
function isSideBySide(block: readonly PlannedStep[]): boolean {
  const chains = chainsOf(block);
  return chains.length > 1 && chains.some((chain) => chain.length > 1);
}

/** The variable with the ID of an image that a step creates. */
function imageOf(makes: string, nameOf: NameOf): string {
  return nameOf({ hole: `${makes}.id`, from: 'run' });
}

/** The variable with the ID of a job. */
function jobOf(step: PlannedStep, index: number): string {
  return `job_${String(step.number)}${index === 0 ? '' : `_${String(index + 1)}`}`;
}

function started(step: PlannedStep, plan: Plan, nameOf: NameOf, catalogue: Catalogue): string {
  const title = titleOf(step);
  if (step.calls.length === 0)
    return `by_hand ${word(shown(`${title} (${withoutCalls(step, catalogue)})`))}\n${told(step, plan, nameOf, catalogue)}`;
  const write = (hole: Placeholder): string => `"$${nameOf(hole)}"`;
  const sent = step.calls.map((call, index) => {
    const send = ['send', ...words(call, write)].join(' \\\n  ');
    return call.api.async ? `${send}\nstarted\n${jobOf(step, index)}=$job\n` : `${send}\n`;
  });
  return `say ${word(shown(`${title}: ${summaryOf(step.calls)}`))}\n${sent.join('')}`;
}

/** Asks for the image that someone else's step makes, if this account uses it. */
function told({ makes, elsewhere }: PlannedStep, plan: Plan, nameOf: NameOf, catalogue: Catalogue): string {
  const isUsed = placeholdersOf(plan.steps).some(({ hole }) => hole === `${makes ?? ''}.id`);
  if (makes === undefined || elsewhere !== true || !isUsed) return '';
  const text = say(message('plan.sh.image', { image: makes }), catalogue);
  return `say ${word(shown(text))}\nread -r ${imageOf(makes, nameOf)} <&3\n`;
}

function summaryOf(calls: readonly Call[]): string {
  return calls.map((call) => `${operationOf(call)} (${plain(call.region)})`).join(', ');
}

/** Waits for the jobs of a step and stores the ID of the image it creates. */
function finished(step: PlannedStep, nameOf: NameOf): string {
  const write = (hole: Placeholder): string => `"$${nameOf(hole)}"`;
  const lines = step.calls.flatMap((call, index) => {
    if (!call.api.async) return [];
    const job = jobWords(call, `"$${jobOf(step, index)}"`, write).join(' ');
    const lines = [`finish ${job}\n`];
    if (step.makes !== undefined && index === step.calls.length - 1) {
      const name = imageOf(step.makes, nameOf);
      lines.push(`made ${job}\n${name}=$image\nsay ${word(shown(step.makes))} "$${name}"\n`);
    }
    return lines;
  });
  return lines.join('');
}
