import { message, say, type Catalogue } from '../messages/message';
import { columns } from '../text/width';
import { pathOf, plain, operationOf, type Form, type Plan } from './forms';
import { holesOf, type PlannedStep } from './plan';
import { mark, type Hole } from './value';
import { shown } from './writer';

/** The plan for people: a line for each call, what it waits for and what it gives. */
export const table: Form = (plans, catalogue, width) => plans.map((plan) => tableOf(plan, catalogue, width)).join('\n');

function tableOf({ title, steps, errors }: Plan, catalogue: Catalogue, width?: number): string {
  const head = (['step', 'operation', 'call', 'address', 'region', 'after', 'gives'] as const).map((name) =>
    say(message(`plan.column.${name}`), catalogue),
  );
  const rows = steps.flatMap((step) => rowsOf(step, catalogue)).map((row) => row.map(shown));
  const parts = [`${shown(title)}\n`];
  if (errors.length > 0)
    parts.push(`${say(message('plan.errors'), catalogue)}\n${errors.map((each) => `  ${shown(each)}\n`).join('')}`);
  parts.push(rows.length === 0 ? `${say(message('plan.empty'), catalogue)}\n` : columns([head, ...rows], width));
  const holes = holesOf(steps);
  const from = (who: Hole['from']): readonly string[] => holes.filter((each) => each.from === who).map(mark);
  const fill = from('reader');
  const later = from('run');
  if (later.length > 0) parts.push(`${shown(say(message('plan.run', { holes: later }), catalogue))}\n`);
  if (fill.length > 0) parts.push(`${shown(say(message('plan.fill', { holes: fill }), catalogue))}\n`);
  const unsent = steps.filter((step) => step.unsent.length > 0);
  for (const { number, unsent: fields } of unsent)
    parts.push(`${say(message('plan.unsent', { step: number, fields }), catalogue)}\n`);
  return parts.join('\n');
}

function rowsOf(planned: PlannedStep, catalogue: Catalogue): readonly (readonly string[])[] {
  const { number, step, after, makes, calls } = planned;
  const waits =
    after.length === 0 ? '-' : after.length > 3 ? `${String(after[0])}…${String(after.at(-1))}` : after.join(', ');
  const first = [String(number), step.action];
  if (calls.length === 0) return [[...first, say(message('plan.by-hand'), catalogue), '-', '-', waits, '-']];
  return calls.map((call, index) => {
    const last = index === calls.length - 1;
    const job = call.api.async ? say(message('plan.job'), catalogue) : '-';
    return [
      ...(index === 0 ? first : ['', '']),
      operationOf(call),
      `${call.api.method} ${pathOf(call)}`,
      plain(call.region),
      index === 0 ? waits : '',
      last && makes !== undefined ? `${job} → ${makes}` : job,
    ];
  });
}
