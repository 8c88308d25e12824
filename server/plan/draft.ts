import { api, type Api, type Parameter } from '../catalog/reference';
import { open } from './resolve';
import type { CallValue } from './placeholder';

/** A call of the service with its values. */
export interface Call {
  readonly api: Api;
  /** The profile of the account that sends it, where several accounts act. */
  readonly profile?: string;
  readonly region: CallValue;
  /** By the names in braces in the URL. */
  readonly path: Readonly<Record<string, CallValue>>;
  readonly query: Readonly<Record<string, CallValue>>;
  /** Absent if the call has no body. */
  readonly body?: CallValue;
}

/** The values that a step has for a call, by parameter. `undefined` is not sent. */
export type ParameterValues = Readonly<Record<string, CallValue | undefined>>;

/** A call before its parameters are checked. `list` is the body of a call that takes a list. */
export interface Draft {
  readonly id: string;
  readonly region: CallValue;
  readonly values: ParameterValues;
  readonly list?: readonly CallValue[];
}

/**
 * Turns a draft into a call with only the parameters that the call has. A mandatory parameter without a value becomes a placeholder
 * named after `owner`.
 */
export function callOf({ id, region, values, list }: Draft, owner: string): Call | undefined {
  const found = api(id);
  if (found === undefined) return undefined;
  const sent = {
    path: new Map<string, CallValue>(),
    query: new Map<string, CallValue>(),
    body: new Map<string, CallValue>(),
  };
  for (const [name, parameter] of outermost(found.parameters)) {
    const value = values[name] ?? (parameter.mandatory === true ? open(`${owner}.${name}`) : undefined);
    const place = parameter.in === 'path' || parameter.in === 'query' ? parameter.in : 'body';
    if (value !== undefined) sent[place].set(name, value);
  }
  const body = list ?? (sent.body.size === 0 ? undefined : Object.fromEntries(sent.body));
  return { api: found, region, path: Object.fromEntries(sent.path), query: Object.fromEntries(sent.query), body };
}

/** Whether a call has a parameter of this name. */
export function takes(id: string, name: string): boolean {
  return outermost(api(id)?.parameters ?? []).has(name);
}

/** The top-level parameters. A list is one parameter, whatever its items contain. */
function outermost(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const parameter of parameters) {
    const [name = ''] = parameter.name.split(/[.[]/, 1);
    if (name !== '' && !found.has(name)) found.set(name, parameter);
  }
  return found;
}
