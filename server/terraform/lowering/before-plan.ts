import type { Argument, Instance, Value } from '../../model/terraform/configuration';
import { isMade } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';

/** Whether an instance exists before the plan is applied. */
export function existed({ mode, change }: Instance): boolean {
  return (
    mode === 'managed' && change !== undefined && (change.before !== undefined || !change.actions.includes('create'))
  );
}

/** Whether a plan destroys what exists of an instance. */
export function isEnded({ change }: Instance): boolean {
  return change?.actions.includes('delete') === true;
}

/** The name of what exists before the plan is applied. A replaced instance is two things with one address. */
export function nameBefore(instance: Instance): string {
  if (!isMade(instance)) return instance.address;
  return `${instance.address} (${textOf(instance.change?.before?.get('id')) ?? 'before'})`;
}

/** An instance as it is before the plan is applied, with the places of its arguments. */
export function asBefore(instance: Instance): Instance {
  const before = instance.change?.before;
  if (before === undefined) return instance;
  const { values, blocks } = instance.arguments;
  const placed = ([name, value]: readonly [string, Value]): readonly [string, Argument] => [
    name,
    { ...values.get(name), value },
  ];
  return { ...instance, arguments: { values: new Map([...before].map(placed)), blocks } };
}
