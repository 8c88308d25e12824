import { errorsIn, planForms, plansOf } from '../../answers/plan';
import { message } from '../../messages/message';
import { misfit } from '../../plan/fit';
import type { Plan } from '../../plan/formatters';
import { stepsOfAccount } from '../../plan/plan';
import { check } from '../../engine/session';
import { yaml } from '../../yaml/frontend';
import { exit, textOf, type Command } from './command';
import { pathOf, runFiles } from '../input/included';
import { manifestsOf, terraformIn } from '../input/manifests';

/** `plan`: prints the API calls of manifests. Never sends any. */
export const plan: Command = {
  help: 'help.plan',
  options: {
    format: { type: 'string', values: Object.keys(planForms) },
    account: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run(values, names, terminal) {
    const format = textOf(values, 'format') ?? 'table';
    const form = Object.hasOwn(planForms, format) ? planForms[format] : undefined;
    if (form === undefined)
      return terminal.complain(message('plan.unknown-format', { format, formats: Object.keys(planForms) }));
    const sources = await manifestsOf(names);
    const other = terraformIn(names.length === 0 ? ['.'] : names, sources);
    if (other !== undefined) return terminal.complain(message('plan.terraform', { path: other }));
    if ('id' in sources) return terminal.complain(sources);
    const plans: Plan[] = [];
    const { includes } = runFiles(names);
    let refused = false;
    for (const { path, text } of sources) {
      const checked = check(text, { frontend: yaml, path: pathOf(path), includes });
      const errors = errorsIn(checked);
      if (errors.length > 0 && values['force'] !== true) {
        terminal.complain(message('plan.refused', { path, count: errors.length }));
        refused = true;
      }
      plans.push(...plansOf(path, checked, terminal.catalogue));
    }
    const account = textOf(values, 'account');
    const accounts = [...new Set(plans.flatMap(({ steps }) => steps.map(({ profile }) => profile)))];
    if (account !== undefined && !refused && !accounts.includes(account))
      return terminal.complain(message('plan.unknown-account', { account, accounts }));
    const wanted = account === undefined ? plans : plans.map((each) => ofAccount(each, account));
    const unfit = refused ? undefined : misfit(wanted);
    if (unfit !== undefined) terminal.complain(unfit);
    if (refused || unfit !== undefined) return exit.errorsFound;
    terminal.pass(form(wanted, terminal.catalogue, terminal.width));
    return exit.ok;
  },
};

function ofAccount(plan: Plan, account: string): Plan {
  return { ...plan, account, steps: stepsOfAccount(plan.steps, account) };
}
