import { api } from '../catalog/reference';
import type { Json } from '../syntax/change';
import type { Call } from './draft';
import { endpointOf, operationOf, pathOf, type PlanFormatter } from './formatters';
import { marksOf, jobCall, jobPath, type PlannedStep } from './plan';
import { mark, marked } from './placeholder';
import { jsonText } from './writer';

/** The plan for programs. Placeholders are marked in the values and listed in `fill` (by the reader) and `given` (by the run). */
export const json: PlanFormatter = (plans) => {
  const all = plans.map(({ title, steps, errors }) => ({
    title,
    errors,
    fill: marksOf(steps, 'reader'),
    given: marksOf(steps, 'run'),
    steps: steps.map(stepOf),
  }));
  return `${jsonText({ version: 1, plans: all }, 2)}\n`;
};

function stepOf({ number, step, account, elsewhere, after, together, makes, unsent, calls }: PlannedStep): Json {
  return {
    number,
    action: step.action,
    ...(account === undefined ? {} : { account }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    after,
    together,
    ...(makes === undefined ? {} : { makes: `\${${makes}.id}` }),
    unsent,
    calls: calls.map(callOf),
  };
}

function callOf(call: Call): Json {
  const { api: called, region, query, body } = call;
  const token = { 'X-Auth-Token': '${token}' };
  const at = typeof region === 'string' ? region : mark({ hole: 'region', from: 'reader' });
  return {
    operation: operationOf(call),
    method: called.method,
    endpoint: endpointOf(at),
    path: pathOf(call),
    query: marked(query),
    headers: body === undefined ? token : { 'Content-Type': 'application/json', ...token },
    ...(body === undefined ? {} : { body: marked(body) }),
    ...(called.async ? { job: jobOf(at) } : {}),
  };
}

/** The call that queries the status of a job. */
function jobOf(region: string): Json {
  return {
    operation: jobCall,
    method: api(jobCall)?.method ?? 'GET',
    endpoint: endpointOf(region),
    path: jobPath,
    field: 'status',
    goesOn: ['INIT', 'RUNNING'],
    done: ['SUCCESS'],
    failed: ['FAIL'],
    image: 'entities.image_id',
  };
}
