import { apisOf } from '../../catalog/reference';
import { definitionOf } from '../../model/schema-lookup';
import type { Step } from '../../model/manifest';

/** A field of a step with the default value of the service. */
export interface Default {
  readonly field: string;
  readonly value: string;
}

/** The defaults in the schema for the step's action, limited to the parameters of its call. */
export function defaultsOf(step: Step): readonly Default[] {
  const taken = new Set(callsOf(step).flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  return Object.entries(definitionOf(step.action).properties ?? {}).flatMap(([field, definition]) => {
    const value = definition.default;
    const stated = value !== undefined && (field === 'kind' || taken.has(field));
    return stated ? [{ field, value: typeof value === 'string' ? value : JSON.stringify(value) }] : [];
  });
}

/** The calls of the action that match the step's kind. */
function callsOf(step: Step): ReturnType<typeof apisOf> {
  const calls = apisOf(step.action);
  const only = onlyCall(step);
  return only === undefined ? calls : calls.filter(({ id }) => id === only);
}

function onlyCall(step: Step): string | undefined {
  if (step.action === 'import') {
    const data = step.kind?.value === 'data';
    if (step.is_quick_import?.value === true && (data || step.data_images === undefined))
      return data ? 'ImportImageQuick.data' : 'ImportImageQuick.system';
    return data ? 'CreateDataImage' : 'CreateImage.fromFile';
  }
  if (step.action === 'create-from-disk')
    return step.kind?.value === 'system' ? 'CreateImage.fromVolume' : 'CreateImage.fromDataDisks';
  return undefined;
}
