import type { Configuration } from '../../../server/model/terraform/configuration';
import { readPlanFile, type SourcesOfPlan } from '../../../server/terraform/plan-file/read';
import { sourceFile } from '../../../server/text/source-file';
import { printed } from './print';

export type Json = Readonly<Record<string, unknown>>;

/** One instance of a small plan: by default one that is created, with an unknown ID. */
export interface Change {
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  readonly unknown?: Json;
  readonly beforeSensitive?: Json;
  readonly sensitive?: Json;
  readonly more?: Json;
}

/** `resource_changes` of a plan, with types without the prefix of the provider. */
function changes(list: readonly Change[]): readonly Json[] {
  return list.map(({ address, actions = ['create'], before, after, unknown, beforeSensitive, sensitive, more }) => {
    const [, module, data, type, name, index] =
      /^((?:module\.\w+(?:\[[^\]]*\])?\.?)*)(data\.)?(\w+)\.(\w+)(?:\[(.*)\])?$/.exec(address) ?? [];
    return {
      address,
      ...(module && { module_address: module.replace(/\.$/, '') }),
      mode: data === undefined ? 'managed' : 'data',
      type,
      name,
      ...(index !== undefined && { index: JSON.parse(index) as unknown }),
      provider_name: 'registry.opentofu.org/huaweicloud/huaweicloud',
      change: {
        actions,
        before: before ?? null,
        after: actions.every((each) => each === 'delete' || each === 'forget') ? null : (after ?? {}),
        after_unknown: unknown ?? (actions[0] === 'create' || actions[1] === 'create' ? { id: true } : {}),
        before_sensitive: beforeSensitive ?? {},
        after_sensitive: sensitive ?? {},
      },
      ...more,
    };
  });
}

/** A resource of `configuration`: its expressions by argument; a list contains references. */
export function resource(address: string, expressions: Json, more: Json = {}): Json {
  const [, data, type, name] = /^(data\.)?(\w+)\.(\w+)$/.exec(address) ?? [];
  return {
    address,
    mode: data === undefined ? 'managed' : 'data',
    type,
    name,
    provider_config_key: 'huaweicloud',
    expressions: Object.fromEntries(Object.entries(expressions).map(([key, value]) => [key, expression(value)])),
    ...more,
  };
}

function expression(value: unknown): unknown {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return { references: value };
  return typeof value === 'object' && value !== null ? value : { constant_value: value };
}

export function plan(list: readonly Change[], root: Json = {}, more: Json = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    planned_values: {},
    resource_changes: changes(list),
    configuration: { root_module: root },
    ...more,
  });
}

export function readPlan(text: string, sources?: SourcesOfPlan): Configuration {
  const found = readPlanFile(text, sourceFile('plan.json'), sources);
  if ('fault' in found) throw new Error(found.fault.id);
  return found;
}

export function printedPlan(text: string, sources?: SourcesOfPlan): string {
  return printed(readPlan(text, sources)).trimEnd();
}
