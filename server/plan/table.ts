import { message, say, type Catalogue, type Message } from '../messages/message';
import { columns } from '../text/width';
import { wrapped } from '../text/wrap';
import { pathOf, plain, operationOf, withoutCalls, type PlanFormatter, type Plan } from './formatters';
import { accountsOf, marksOf, type PlannedStep } from './plan';
import { shown } from './writer';

/** The plan for people: one line per call, with what it waits for and what it returns. */
export const table: PlanFormatter = (plans, catalogue, width) =>
  plans.map((plan) => tableOf(plan, catalogue, width)).join('\n');

function tableOf({ title, steps, errors }: Plan, catalogue: Catalogue, width?: number): string {
  const who = accountsOf(steps).length > 0 ? (['account'] as const) : [];
  const head = (['step', 'operation', ...who, 'call', 'address', 'region', 'after', 'gives'] as const).map((name) =>
    say(message(`plan.column.${name}`), catalogue),
  );
  const rows = steps.flatMap((step) => rowsOf(step, catalogue, who.length > 0)).map((row) => row.map(shown));
  const parts = [`${shown(title)}\n`];
  if (errors.length > 0)
    parts.push(`${say(message('plan.errors'), catalogue)}\n${errors.map((each) => `  ${shown(each)}\n`).join('')}`);
  parts.push(rows.length === 0 ? `${say(message('plan.empty'), catalogue)}\n` : columns([head, ...rows], width));
  const fill = marksOf(steps, 'reader');
  const later = marksOf(steps, 'run');
  const prose = (what: Message): string => wrapped(`${shown(say(what, catalogue))}\n`, width);
  if (later.length > 0) parts.push(prose(message('plan.run', { holes: later })));
  if (fill.length > 0) parts.push(prose(message('plan.fill', { holes: fill })));
  const unsent = steps.filter((step) => step.unsent.length > 0);
  for (const { number, unsent: fields } of unsent) parts.push(prose(message('plan.unsent', { step: number, fields })));
  return parts.join('\n');
}

function rowsOf(planned: PlannedStep, catalogue: Catalogue, withAccount: boolean): readonly (readonly string[])[] {
  const { number, step, account, after, makes, calls } = planned;
  const waits =
    after.length === 0 ? '-' : after.length > 3 ? `${String(after[0])}…${String(after.at(-1))}` : after.join(', ');
  const first = [String(number), step.action, ...(withAccount ? [account ?? '-'] : [])];
  if (calls.length === 0) return [[...first, withoutCalls(planned, catalogue), '-', '-', waits, makes ?? '-']];
  return calls.map((call, index) => {
    const last = index === calls.length - 1;
    const job = call.api.async ? say(message('plan.job'), catalogue) : '-';
    return [
      ...(index === 0 ? first : first.map(() => '')),
      operationOf(call),
      `${call.api.method} ${pathOf(call)}`,
      plain(call.region),
      index === 0 ? waits : '',
      last && makes !== undefined ? `${job} → ${makes}` : job,
    ];
  });
}
