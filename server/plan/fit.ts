import { forms, type FormName } from '../model/forms';
import { message, type Message } from '../messages/message';
import type { Call } from './draft';
import type { Plan } from './formatters';
import { isPlaceholder, isList, type CallValue } from './placeholder';

/**
 * Parameters that are part of a name, with the form of that name. A malformed one could redirect the call, and the token with it.
 */
const named: Readonly<Record<string, FormName>> = {
  region: 'region',
  project_name: 'projectName',
  enterprise_project_id: 'enterpriseProject',
  image_id: 'id',
  images: 'id',
  instance_id: 'id',
  volume_id: 'id',
  backup_id: 'id',
  vault_id: 'id',
  cmk_id: 'id',
  project_id: 'id',
  projects: 'id',
  domains: 'id',
};

/**
 * Why these plans cannot be written in this format: the first value of a call that could be read as something else. `undefined` if
 * all are safe.
 */
export function misfit(plans: readonly Plan[]): Message | undefined {
  for (const { title: path, steps } of plans) {
    for (const { calls } of steps) {
      for (const call of calls) {
        for (const [name, value] of textsOf(call)) {
          if (/\0|\p{Cs}/u.test(value)) return message('plan.unfit.text', { path, name });
          if (!isFit(name, value)) return message('plan.unfit', { path, value, name });
        }
      }
    }
  }
  return undefined;
}

/** Every string in a call with the name of its parameter. */
function* textsOf({ region, path, query, body = [] }: Call): Iterable<readonly [name: string, text: string]> {
  const open: [string, CallValue][] = Object.entries({ region, ...path, ...query });
  open.push(['', body]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, value] = next;
    if (typeof value === 'string') yield [name, value];
    else if (typeof value !== 'object' || isPlaceholder(value)) continue;
    else if (isList(value)) for (const each of value) open.push([name, each]);
    else open.push(...Object.entries(value));
  }
}

function isFit(name: string, value: string): boolean {
  if (name === 'bucket_url' || name === 'image_url') {
    const [bucket = '', ...object] = value.split(':');
    return forms.bucket.test(bucket) && forms.object.test(object.join(':'));
  }
  const form = Object.hasOwn(named, name) ? named[name] : undefined;
  return form === undefined || forms[form].test(value);
}
