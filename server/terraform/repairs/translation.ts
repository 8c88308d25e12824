import type { HclValue } from '../../hcl/change';
import type { Expression } from '../../hcl/node';
import type { ProviderConfiguration } from '../../model/terraform/configuration';
import { kindOf } from '../../model/terraform/instance';
import type { Fix } from '../../rules/rule';
import type { Change, Json, NodePath } from '../../syntax/change';
import type { Anchor } from '../../text/anchored-span';
import { limitAgency } from './agencies';
import { argumentFor, plainField, referenceFor } from './fields';
import { grantKey, widenGrant } from './grants';
import { insertKey, insertStep } from './inserts';
import { sourceOf, type ValueSource } from './source-of';
import { attributeIn, blockOf, isRepeated, type PartInFile } from './texts';
import { urlWith } from './url';
import { Writing, type Surroundings } from './writing';

/** A fix in the terms of HCL; `undefined` if HCL cannot express it. */
export function translated(fix: Fix, around: Surroundings): Fix | undefined {
  const to = new Writing(around);
  for (const change of fix.changes) if (!translate(change, to)) return undefined;
  for (const [anchor, last] of to.followed) if (!usesNew(fix.changes, anchor, to)) to.dependOn(anchor, last);
  // What ends an existing resource is only done by a user who has read it.
  return { ...fix, title: to.titled(fix.title), changes: to.changes, ...(to.isHarmful && { safe: false }) };
}

/** Whether a block uses what a new one makes, and so waits for it. */
function usesNew(changes: readonly Change[], anchor: Anchor, { made }: Writing): boolean {
  return changes.some(
    (change) =>
      change.do === 'set' && change.at.anchor === anchor && typeof change.value === 'string' && made.has(change.value),
  );
}

/** Writes a change. Returns whether HCL can express it. */
function translate(change: Change, to: Writing): boolean {
  switch (change.do) {
    case 'text':
      to.changes.push(change);
      return true;
    case 'set':
      return set(change.at, change.value, to);
    case 'remove':
      return remove(change.at, change.to, to);
    case 'insert':
      return insertStep(change, to);
    case 'declare':
      return change.section === 'keys' && insertKey(change, to);
    case 'move':
      return waitFor(change.before.anchor, change.from.anchor, to);
    default:
      return false;
  }
}

/** The order of resources is that of their dependencies. */
function waitFor(later: Anchor, earlier: Anchor, to: Writing): boolean {
  const first = to.block(earlier)?.instance;
  if (first === undefined || to.block(later)?.instance?.module !== first.module) return false;
  to.dependOn(later, `${first.type}.${first.name}`);
  return true;
}

function set({ anchor, path }: NodePath, value: Json, to: Writing): boolean {
  const block = to.block(anchor);
  if (block === undefined) return false;
  const { written, instance } = block;
  const [field, ...rest] = path;
  if (field === 'hcl') return setPlain(written, String(rest[0]), value, to);
  if (instance === undefined) return false;
  const kind = kindOf(instance);
  if (kind === 'kms_key' && field === 'grants')
    return rest.length === 1 ? grantKey(anchor, value, to) : widenGrant(anchor, rest, value, to);
  if (kind === 'kms_key' && field === 'state') return value === 'enabled' && setPlain(written, 'is_enabled', true, to);
  if (kind === 'identity_agency' && field === 'projects') return limitAgency(anchor, value, to);
  const name = rest.length === 0 ? argumentFor(kind, String(field)) : undefined;
  if (name === undefined) return false;
  return setArgument(written, name, to, (source) => {
    const at = source?.written ?? written;
    const reference = referenceFor(String(field), value, instance, at, to);
    if (reference !== undefined && !mayRefer(at)) return undefined;
    if (name.endsWith('_url'))
      return source && urlWith(source, field === 'object' ? { object: value } : { bucket: reference });
    if (reference !== undefined) return source?.value.type === 'template' ? undefined : { expression: reference };
    const plain = plainField(String(field), value);
    return plain === undefined || (source !== undefined && !isConstant(source.value)) ? undefined : { value: plain };
  });
}

function setPlain(written: PartInFile, name: string, value: Json, to: Writing): boolean {
  if (name === 'depends_on') {
    for (const address of Array.isArray(value) ? value : []) to.dependOn(written.part.anchor, String(address));
    return true;
  }
  return setArgument(written, name, to, (source) =>
    source !== undefined && !isConstant(source.value) ? undefined : { value },
  );
}

/** Sets an argument where its value is written. The instances of a block share its arguments, so those of several are not set. */
function setArgument(
  written: PartInFile,
  name: string,
  to: Writing,
  valueAt: (source: ValueSource | undefined) => HclValue | undefined,
): boolean {
  const { anchor } = written.part;
  if (isRepeated(written.part) || blockOf(written)?.name === 'data') return false;
  let source: ValueSource | undefined;
  if (attributeIn(written, name) !== undefined) {
    const { arguments: evaluated } = to.block(anchor)?.instance ?? providerAt(anchor, to) ?? {};
    const argument = evaluated?.values.get(name);
    // A file that overrides others may have another value.
    if (argument?.at !== undefined && argument.at.anchor !== anchor) return false;
    source = sourceOf(written, name, argument?.value.origin, to.around.texts);
    if (source === undefined) return false;
  }
  const value = valueAt(source);
  if (value === undefined) return false;
  to.set(anchor, name, value, source);
  return true;
}

function providerAt(anchor: Anchor, { around }: Writing): ProviderConfiguration | undefined {
  const { instances } = around.lookups.finder.configuration;
  return instances.find(({ provider }) => provider.at?.anchor === anchor)?.provider;
}

/** The values of variables have no references. */
function mayRefer(written: PartInFile): boolean {
  const block = blockOf(written);
  return block !== undefined && block.name !== 'variable';
}

/** A literal, or a list of literals. */
function isConstant(expression: Expression): boolean {
  return (
    expression.type === 'literal' ||
    (expression.type === 'tuple' && expression.items.every(({ type }) => type === 'literal'))
  );
}

function remove({ anchor, path }: NodePath, end: NodePath | undefined, to: Writing): boolean {
  const block = to.block(anchor);
  if (block === undefined) return false;
  const { written, instance } = block;
  if (path.length === 0) return instance !== undefined && removeBlock(written, to);
  const [field, index] = path;
  const name =
    field === 'hcl' ? String(index) : argumentFor(instance === undefined ? '' : kindOf(instance), String(field));
  if (name === undefined || attributeIn(written, name) === undefined) return false;
  if (field !== 'hcl' && path.length > 1) {
    return shorten(written, name, Number(index), Number(end?.path.at(-1) ?? index), to);
  }
  to.remove(anchor, name);
  return true;
}

/** Removes the last items of a list of texts, but not all. */
function shorten(written: PartInFile, name: string, from: number, last: number, to: Writing): boolean {
  const list = attributeIn(written, name)?.value;
  if (list?.type !== 'tuple' || from === 0 || last !== list.items.length - 1) return false;
  if (list.items.some(({ type }) => type !== 'literal')) return false;
  to.shorten(written.part.anchor, name, from);
  return true;
}

function removeBlock(written: PartInFile, to: Writing): boolean {
  const { anchor } = written.part;
  const { faulty } = to.around;
  // Of several instances only one may be too many. The memory and the tags of a copy are set after it.
  if (isRepeated(written.part) || faulty.anchor !== anchor) return false;
  const others = ['min_ram', 'max_ram', 'tags'].flatMap((name) => attributeIn(written, name) ?? []);
  if (others.some(({ start, end }) => start <= faulty.start && faulty.end <= end)) return false;
  to.removeBlock(anchor);
  return true;
}
