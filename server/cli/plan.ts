import { message, say, type Catalogue } from '../messages/message';
import { curl } from '../plan/curl';
import { misfit } from '../plan/fit';
import type { Form, Plan } from '../plan/forms';
import { hcloud } from '../plan/hcloud';
import { json } from '../plan/json';
import { planOf } from '../plan/plan';
import { sh } from '../plan/sh';
import { table } from '../plan/table';
import type { Finding } from '../rules/judge';
import { check, type Checked } from '../service';
import { spanOf } from '../text/place';
import { exit, textOf, type Command } from './command';
import { manifestsOf } from './manifests';

const forms: Readonly<Record<string, Form>> = { table, json, hcloud, curl, sh };

/** `plan`: the calls that manifests stand for. Nothing is ever sent. */
export const plan: Command = {
  help: 'help.plan',
  options: { format: { type: 'string', values: Object.keys(forms) }, force: { type: 'boolean' } },
  async run(values, names, terminal) {
    const format = textOf(values, 'format') ?? 'table';
    const form = Object.hasOwn(forms, format) ? forms[format] : undefined;
    if (form === undefined)
      return terminal.complain(message('plan.unknown-format', { format, formats: Object.keys(forms) }));
    const sources = await manifestsOf(names);
    if ('id' in sources) return terminal.complain(sources);
    const plans: Plan[] = [];
    let refused = false;
    for (const { path, text } of sources) {
      const checked = check(text);
      const errors = checked.findings.filter((finding) => finding.severity === 'error');
      if (errors.length > 0 && values['force'] !== true) {
        terminal.complain(message('plan.refused', { path, count: errors.length }));
        refused = true;
      }
      plans.push(...plansOf(path, checked, errors, terminal.catalogue));
    }
    const unfit = refused ? undefined : misfit(plans);
    if (unfit !== undefined) terminal.complain(unfit);
    if (refused || unfit !== undefined) return exit.errorsFound;
    terminal.pass(form(plans, terminal.catalogue, terminal.width));
    return exit.ok;
  },
};

/** The plan of each document, with the errors that stand in it. */
function plansOf(path: string, checked: Checked, errors: readonly Finding[], catalogue: Catalogue): readonly Plan[] {
  const { documents, lines } = checked;
  return documents.map(({ run, syntax }, index) => {
    const own = errors.filter((finding) => {
      const { start } = spanOf(finding.at);
      return start >= syntax.span.start && (start < syntax.span.end || index === documents.length - 1);
    });
    const title = documents.length === 1 ? path : say(message('plan.document', { path, number: index + 1 }), catalogue);
    const said = own.map((finding) => {
      const line = lines.position(spanOf(finding.at).start).line + 1;
      return say(message('plan.error', { rule: finding.rule, line, text: finding.message }), catalogue);
    });
    return { title, steps: planOf(run), errors: said };
  });
}
