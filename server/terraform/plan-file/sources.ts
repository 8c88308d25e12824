import type {
  Argument,
  Arguments,
  Configuration,
  Instance,
  NestedBlock,
  Value,
} from '../../model/terraform/configuration';
import { withoutKeys } from '../../model/terraform/short-address';
import type { Waiting } from './dependencies';
import type { Planned } from './planned';

/**
 * Adds data from the text of a configuration to the instances of a plan: places, references of unknown values, dependencies
 * through local values, and `lifecycle`. Values that the plan knows stay as they are.
 */
export function withSources(
  all: readonly Planned[],
  waits: ReadonlyMap<Instance, Waiting>,
  sources: Configuration,
): void {
  const written = new Map(sources.instances.map((each) => [each.address, each]));
  const anyInstance = new Map(sources.instances.map((each) => [withoutKeys(each.address), each]));
  const planned = new Map(all.map((each) => [each.instance.address, each.instance]));
  const counterpart = (of: Instance): Instance | undefined => planned.get(of.address);
  for (const { instance, address, remains } of all) {
    const same = written.get(address);
    const source = same ?? anyInstance.get(withoutKeys(address));
    if (source === undefined) continue;
    if (source.place !== undefined) instance.place = source.place;
    const { ignoreChanges, createBeforeDestroy } = source.lifecycle;
    instance.lifecycle = {
      ignoreChanges,
      createBeforeDestroy: createBeforeDestroy || instance.lifecycle.createBeforeDestroy,
    };
    if (source.provider.at !== undefined && source.provider.key === instance.provider.key)
      instance.provider = { ...instance.provider, at: source.provider.at };
    // Other instances of the same block only have the same places.
    const translate = same === undefined || !remains ? undefined : counterpart;
    instance.arguments = merged(instance.arguments, source.arguments, translate);
    if (same === undefined || !remains) continue;
    delete instance.waitsForMore;
    const set = waits.get(instance);
    for (const earlier of source.waitsFor) {
      const found = counterpart(earlier);
      if (found !== undefined && found !== instance) set?.add(found);
    }
  }
}

type Translate = ((of: Instance) => Instance | undefined) | undefined;

function merged(own: Arguments, source: Arguments, translate: Translate): Arguments {
  const values = new Map<string, Argument>();
  for (const [name, argument] of own.values) {
    const { key, at, value } = source.values.get(name) ?? {};
    const better =
      value === undefined || translate === undefined ? undefined : betterThan(argument.value, value, translate);
    values.set(name, { value: better ?? argument.value, key, at });
  }
  const blocks = new Map<string, readonly NestedBlock[]>();
  for (const [name, list] of own.blocks) {
    const same = source.blocks.get(name) ?? [];
    const paired = same.length === list.length;
    blocks.set(
      name,
      list.map((block, index) => {
        const from = paired ? same[index] : undefined;
        if (from === undefined) return block;
        return { ...merged(block, from, translate), several: block.several, at: from.at };
      }),
    );
  }
  return { values, blocks };
}

/** A value that the plan does not know, as the text of the configuration has it; with the place where it is written. */
function betterThan(own: Value, source: Value, translate: NonNullable<Translate>): Value {
  const placed = source.origin === undefined ? own : { ...own, origin: source.origin };
  if (own.sensitive === true) return placed;
  if (own.type !== 'unknown') {
    const ref = own.ref ?? translated(source.ref, translate);
    return own.type === 'known' && ref !== undefined ? { ...placed, ref } : placed;
  }
  const ref = translated(source.ref, translate) ?? own.ref;
  if (ref !== undefined) return { ...placed, ref };
  if (source.type !== 'text' || source.sensitive === true) return placed;
  return {
    ...source,
    parts: source.parts.map((part) => (typeof part === 'string' ? part : betterThan(unknownOf(part), part, translate))),
  };
}

/** A part of a text that the plan does not know as a whole. */
function unknownOf(part: Value): Value {
  return part.type === 'known' && part.sensitive !== true
    ? part
    : { type: 'unknown', ...(part.sensitive === true && { sensitive: true }) };
}

function translated(ref: Value['ref'], translate: NonNullable<Translate>): Value['ref'] {
  const instance = ref === undefined ? undefined : translate(ref.instance);
  return ref === undefined || instance === undefined ? undefined : { instance, path: ref.path };
}
