import type { CheckContext } from '../facts/check-context';
import type { Reason } from '../facts/fact';
import { message } from '../messages/message';
import type { Argument, AttributeRef, Configuration, Instance, Value } from '../model/terraform/configuration';
import { isMade, kindOf, finderOf, valueOf } from '../model/terraform/instance';
import { isUnsent, textOf } from '../model/terraform/values';
import type { NodePath } from '../syntax/change';
import type { AnchoredSpan } from '../text/anchored-span';
import type { Fix } from './rule';

/** The resources of some types that the run creates, type by type. */
export function madeOf(configuration: Configuration, kinds: readonly string[]): readonly Instance[] {
  const finder = finderOf(configuration);
  return kinds.flatMap((kind) => finder.madeOf(kind));
}

/** Whether the run creates an instance, and it has one of some types. */
export function isMadeAs(instance: Instance, ...kinds: readonly string[]): boolean {
  return isMade(instance) && kinds.includes(kindOf(instance));
}

/**
 * An argument that certainly has a value which the provider sends: what is not known may be `null`, except an attribute of
 * something else.
 */
export function given({ arguments: { values } }: Pick<Instance, 'arguments'>, name: string): Argument | undefined {
  const found = values.get(name);
  if (found === undefined || isUnsent(found.value)) return undefined;
  return found.value.type === 'unknown' && found.value.ref === undefined ? undefined : found;
}

/** Whether an argument is certainly not sent. */
export function missing(instance: Instance, name: string): boolean {
  const found = valueOf(instance, name);
  return found === undefined || isUnsent(found);
}

/** Where an instance is written; without a text the beginning of the plan. */
export function headOf({ place }: Instance, { manifest }: CheckContext): AnchoredSpan {
  return place === undefined
    ? { anchor: { start: manifest.span.start, source: manifest.source }, start: 0, end: 0 }
    : { anchor: place.anchor, start: place.head.start, end: place.head.end };
}

/** The value of an argument in the text. */
export function valueAt(instance: Instance, name: string, context: CheckContext): AnchoredSpan {
  const argument = instance.arguments.values.get(name);
  return argument?.at ?? argument?.key ?? headOf(instance, context);
}

/** The name of an argument in the text. */
export function nameAt(instance: Instance, name: string, context: CheckContext): AnchoredSpan {
  const argument = instance.arguments.values.get(name);
  return argument?.key ?? argument?.at ?? headOf(instance, context);
}

/** Where the value of an argument is written, if that is elsewhere. */
export function writtenElsewhere(instance: Instance, name: string): Reason | undefined {
  const at = valueOf(instance, name)?.origin;
  return at && { explanation: message('because.tf-value', { argument: name }), at };
}

/** Where another instance is defined. */
export function definedAt(instance: Instance, context: CheckContext): Reason {
  return {
    explanation: message('because.tf-defined', { address: instance.address }),
    at: instance.place === undefined ? undefined : headOf(instance, context),
  };
}

/** A reference as it is written: `huaweicloud_kms_key.images.key_alias`. */
export function spelled({ instance, path }: AttributeRef): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${String(step)}]` : `${text}.${step}`),
    instance.address,
  );
}

/** The attribute that a value refers to, with the type of its instance; `undefined` for types of other providers. */
export function attributeOf(
  value: Value | undefined,
): { readonly kind: string; readonly ref: AttributeRef; readonly name: string } | undefined {
  const ref = value?.ref;
  if (ref === undefined) return undefined;
  const [kind, name] = [kindOf(ref.instance), ref.path.at(-1)];
  return kind === '' || typeof name !== 'string' ? undefined : { kind, ref, name };
}

/** Whether a plan deletes an instance and creates it again. */
export function isReplaced({ change }: Instance): boolean {
  return change?.actions.includes('delete') === true && change.actions.includes('create');
}

/** The text of an argument before the change that a plan makes. */
export function textBefore({ change }: Instance, name: string): string | undefined {
  return textOf(change?.before?.get(name));
}

/** The text of an argument. */
export function textNow(instance: Instance, name: string): string | undefined {
  return textOf(valueOf(instance, name));
}

/** The fix that removes an argument; none if no text is known. */
export function removeArgument(instance: Instance, name: string): readonly Fix[] {
  const at = argumentPath(instance, name);
  return at === undefined
    ? []
    : [{ title: message('fix.tf-remove', { argument: name }), changes: [{ do: 'remove', at }] }];
}

/** The fix that gives an argument another value; none if no text is known. */
export function setArgument(instance: Instance, name: string, value: string): readonly Fix[] {
  const at = argumentPath(instance, name);
  return at === undefined
    ? []
    : [{ title: message('fix.tf-set', { argument: name, value }), changes: [{ do: 'set', at, value }] }];
}

/** An argument of a block of HCL. A list of addresses at `depends_on` is written as references. */
export function argumentPath({ place }: Instance, name: string): NodePath | undefined {
  return place && { anchor: place.anchor, path: ['hcl', name] };
}
