import type { Arguments, Instance, NestedBlock } from '../../model/configuration';
import { samePlace } from '../../text/anchored-span';
import { identical } from './values';

/** Whether arguments and nested blocks are the same, their places included. */
export function sameArguments(a: Arguments, b: Arguments): boolean {
  if (a.values.size !== b.values.size || a.blocks.size !== b.blocks.size) return false;
  for (const [name, value] of a.values) {
    const other = b.values.get(name);
    if (other === undefined || !samePlace(value.key, other.key) || !samePlace(value.at, other.at)) return false;
    if (!identical(value.value, other.value)) return false;
  }
  for (const [name, blocks] of a.blocks) {
    const others = b.blocks.get(name);
    if (others?.length !== blocks.length || !blocks.every((block, at) => sameBlock(block, others[at]))) return false;
  }
  return true;
}

function sameBlock(a: NestedBlock, b: NestedBlock | undefined): boolean {
  return a.several === b?.several && samePlace(a.at, b.at) && sameArguments(a, b);
}

const none: ReadonlySet<string> = new Set();

/** Whether an instance is the same as in the evaluation before. */
export function sameInstance(a: Instance, b: Instance): boolean {
  const [place, other] = [a.place, b.place];
  return (
    a.several === b.several &&
    a.provider === b.provider &&
    place !== undefined &&
    place.anchor === other?.anchor &&
    place.broken === other.broken &&
    place.block.end === other.block.end &&
    place.head.end === other.head.end &&
    sameSet(place.shifts ?? none, other.shifts ?? none) &&
    a.waitsForMore === b.waitsForMore &&
    sameSet(a.waitsFor, b.waitsFor) &&
    a.lifecycle.createBeforeDestroy === b.lifecycle.createBeforeDestroy &&
    sameIgnored(a.lifecycle.ignoreChanges, b.lifecycle.ignoreChanges) &&
    sameArguments(a.arguments, b.arguments)
  );
}

function sameIgnored(a: ReadonlySet<string> | 'all', b: ReadonlySet<string> | 'all'): boolean {
  return a === b || (a !== 'all' && b !== 'all' && sameSet(a, b));
}

export function sameSet(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const each of a) if (!b.has(each)) return false;
  return true;
}
