import { errorsIn, planForms, plansOf } from '../../answers/plan';
import { message } from '../../messages/message';
import { misfit } from '../../plan/fit';
import type { Plan } from '../../plan/formatters';
import { stepsOfAccount } from '../../plan/plan';
import { check } from '../../engine/session';
import { isTerraformName } from '../../terraform/file-kind';
import { terraformOutput } from '../../terraform/plan-file/recognize';
import { yaml } from '../../yaml/frontend';
import { commandOf, exit } from './command';
import { CommandError, orElse } from '../input/command-error';
import { findManifests } from '../input/find';
import { pathOf, runFiles } from '../input/included';
import { manifestsOf, type NamedText } from '../input/manifests';

/** `plan`: prints the API calls of manifests. Never sends any. */
export const plan = commandOf({
  help: 'help.plan',
  options: {
    format: { type: 'string', values: Object.keys(planForms) },
    account: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run({ format = 'table', account, force = false }, names, terminal) {
    const form = Object.hasOwn(planForms, format) ? planForms[format] : undefined;
    if (form === undefined)
      return terminal.complain(message('plan.unknown-format', { format, formats: Object.keys(planForms) }));
    const sources = await orElse(
      () => manifestsOf(names),
      (error) => {
        demandNoTerraform((names.length === 0 ? ['.'] : names).find(hasConfiguration));
        throw error;
      },
    );
    demandNoTerraform(sources.find(isTerraform)?.path);
    const plans: Plan[] = [];
    const { includes } = runFiles(names);
    let refused = false;
    for (const { path, text } of sources) {
      const checked = check(text, { frontend: yaml, path: pathOf(path), includes });
      const errors = errorsIn(checked);
      if (errors.length > 0 && !force) {
        terminal.complain(message('plan.refused', { path, count: errors.length }));
        refused = true;
      }
      plans.push(...plansOf(path, checked, terminal.catalogue));
    }
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
});

function isTerraform({ path, text }: NamedText): boolean {
  return isTerraformName(path) || terraformOutput(text) !== undefined;
}

function hasConfiguration(name: string): boolean {
  return findManifests([name]).configurations.length > 0;
}

/** Ends the command if there is a file or folder of Terraform. */
function demandNoTerraform(path: string | undefined): void {
  if (path !== undefined) throw new CommandError(message('plan.terraform', { path }));
}

function ofAccount(plan: Plan, account: string): Plan {
  return { ...plan, account, steps: stepsOfAccount(plan.steps, account) };
}
