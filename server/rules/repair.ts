import { holds, isSame, limit } from '../catalog/limits';
import type { Ask } from '../facts/ask';
import type { Fact } from '../facts/fact';
import type { Run } from '../facts/run';
import type { Image, ImageFacts, KeyView, Views } from '../facts/view';
import { message, type Message } from '../messages/message';
import type { Leaf, Written } from '../model/leaf';
import type { Step } from '../model/manifest';
import { referencesOf } from '../model/references';
import type { Change, Json, Spot } from '../syntax/change';
import { remembered } from '../text/remembered';
import type { Fix } from './rule';

/** The spot of a field of a step or a thing. */
export function fieldSpot(written: Written, ...path: readonly (string | number)[]): Spot {
  return { piece: written.spot.piece, path: [...written.spot.path, ...path] };
}

/** Sets a field of a step or a thing. */
export function setField(written: Written, field: string, value: Json): Change {
  return { do: 'set', at: fieldSpot(written, field), value };
}

/** Removes a field of a step or a thing. */
export function removeField(written: Written, field: string): Change {
  return { do: 'remove', at: fieldSpot(written, field) };
}

/** Adds items to a list that has so many. */
export function addItems({ piece, path }: Spot, length: number, items: readonly Json[]): readonly Change[] {
  if (length === 0) return [{ do: 'set', at: { piece, path }, value: items }];
  return items.map((value, index) => ({ do: 'set', at: { piece, path: [...path, length + index] }, value }));
}

/** Offers to leave a field out. */
export function dropFields(written: Written, field: string): readonly Fix[] {
  return [{ title: message('fix.remove-field', { field }), changes: [removeField(written, field)] }];
}

/** Inserts a step so that it is done before `step` begins: before its whole block where it is in one. */
function insertBefore(step: Step, value: Json): Change {
  return { do: 'insert', side: 'before', of: step.block?.spot ?? step.spot, value };
}

/** A name that no image of the manifest has: the wanted one, or the wanted one with a number. */
export function freeName(wanted: string, facts: Ask): string {
  const base = wanted.replace(/[^A-Za-z0-9_.-]/g, '-').slice(0, 56);
  const taken = (name: string): boolean =>
    facts.run.things('images').has(name) || facts.run.makerOf(name) !== undefined;
  const start = /^[A-Za-z]/.test(base) ? base : `image-${base}`;
  let name = start;
  for (let number = 2; taken(name); number++) name = `${start}-${String(number)}`;
  return name;
}

/** The changes that make a step, and the steps after it, use another image; deletions go on to mean the old one. */
function useInstead(step: Step, ref: Leaf<string>, name: string, facts: Ask): readonly Change[] {
  const { world } = facts.run;
  const identity = world.identity('images', ref.value) ?? ref.value;
  const from = facts.ran?.index ?? 0;
  return facts.run.ran.slice(from).flatMap(({ step: other }) =>
    other !== step && (other.action === 'delete' || (other.block !== undefined && other.block === step.block))
      ? []
      : referencesOf(other).flatMap((reference): Change[] => {
          if (reference.section !== 'images') return [];
          const same = (world.identity('images', reference.leaf.value) ?? reference.leaf.value) === identity;
          const at: Spot = { piece: other.spot.piece, path: reference.path };
          return same ? [{ do: 'set', at, value: name }] : [];
        }),
  );
}

/** Whether nothing known forbids copying the image inside its region. */
export function mayCopyInRegion({ facts }: Image, limit: number): boolean {
  const { kind, size, status, visibility } = facts;
  if (kind.known && (kind.value === 'iso' || kind.value === 'full-ecs')) return false;
  if (status.known && status.value !== 'active') return false;
  if (visibility.known && (visibility.value === 'public' || visibility.value === 'market')) return false;
  return !(size.known && size.value > limit);
}

/** What the name of a copy adds to that of its source, to say what it is good for. */
function suffixOf({ facts: { encrypted } }: Image, key: string): string {
  if (key !== 'none') return 'reencrypted';
  return encrypted.known && encrypted.value ? 'decrypted' : 'own';
}

/**
 * Copies the image inside its region before the step, with a key or (`none`) without one, and lets the step and what
 * follows use the copy. Names are invented, so it is never safe.
 */
export function copyFirst(step: Step, ref: Leaf<string>, image: Image, key: string, title: Message, facts: Ask): Fix {
  const suffix = suffixOf(image, key);
  const as = freeName(`${image.name}-${suffix}`, facts);
  const name = image.facts.name.known ? `${image.facts.name.value}-${suffix}` : as;
  const copy: Json = { action: 'copy-in-region', image: ref.value, key, as, name: name.slice(0, 128) };
  return { title, changes: [insertBefore(step, copy), ...useInstead(step, ref, as, facts)] };
}

/** How many declared things are offered for a choice: a longer list helps nobody. */
const CHOICES_LIMIT = 10;

/** The first of some names that fit. */
export function choices(names: Iterable<string>, fits: (name: string) => boolean = () => true): readonly string[] {
  const fitting: string[] = [];
  for (const name of names) {
    if (fitting.length === CHOICES_LIMIT) break;
    if (fits(name)) fitting.push(name);
  }
  return fitting;
}

/** Custom keys that are declared, lie in the image's region, are not its own, and of which nothing known speaks against use. */
export function usableKeys(image: Pick<ImageFacts, 'region' | 'key'> | undefined, facts: Ask): readonly string[] {
  const region = image?.region.known === true ? image.region.value : undefined;
  const own = image?.key.known === true ? image.key.value : undefined;
  return choices(facts.run.things('keys').keys(), (name) => {
    const key = facts.run.world.find('keys', name);
    if (key === undefined || key === own) return false;
    const { state, spec, region: home } = key.facts;
    if (!key.facts.default.known || key.facts.default.value) return false;
    if (state.known && state.value !== 'enabled') return false;
    if (spec.known && !holds(limit('key-asymmetric').values, spec.value)) return false;
    return region === undefined || !home.known || home.value === region;
  });
}

/** What is known of the image that a key given at a step would encrypt. */
export function placeOfNewImage(step: Step<'copy-in-region' | 'import'>, facts: Ask): ImageFacts | undefined {
  return step.action === 'import' ? facts.ran?.made?.facts : facts.find('images', step.image)?.facts;
}

/** Declares a custom key that does not exist yet in the manifest, and copies with it. */
export function declareKeyAndCopy(step: Step, ref: Leaf<string>, image: Image, facts: Ask): Fix {
  let key = 'custom-images';
  for (let number = 2; facts.run.things('keys').has(key); number++) key = `custom-images-${String(number)}`;
  const region = image.facts.region.known ? image.facts.region.value : undefined;
  const elsewhere = region !== undefined && region !== facts.manifest.region?.value;
  const value: Json = { alias: key, ...(elsewhere ? { region } : {}) };
  const title = message('fix.declare-key-and-copy', { key, image: image.name });
  const fix = copyFirst(step, ref, image, key, title, facts);
  const declared: Change = { do: 'declare', near: step.spot.piece, section: 'keys', name: key, value };
  return { ...fix, changes: [declared, ...fix.changes] };
}

/** Says of a declared key that it is enabled: to be done after it has been enabled. */
export function declareEnabled({ name, spot }: KeyView): readonly Fix[] {
  if (spot === undefined) return [];
  const at: Spot = { piece: spot.piece, path: [...spot.path, 'state'] };
  return [{ title: message('fix.declare-enabled', { key: name }), changes: [{ do: 'set', at, value: 'enabled' }] }];
}

/** Grants a declared key to an account. */
export function addGrant(
  { name, spot, facts }: KeyView,
  account: string,
  operations: readonly string[],
): readonly Fix[] {
  if (spot === undefined || !facts.grants.known) return [];
  const at: Spot = { piece: spot.piece, path: [...spot.path, 'grants', facts.grants.value.length] };
  const title = message('fix.add-grant', { key: name, account, operations });
  return [{ title, changes: [{ do: 'set', at, value: { account, operations } }] }];
}

/** Copies the image that a step makes with a key afterwards, and lets what follows use the copy. */
export function copyAfter(
  step: Step<'create-from-server' | 'create-from-disk'>,
  key: string,
  changes: readonly Change[],
  facts: Ask,
): readonly Fix[] {
  const { as } = step;
  const identity = facts.run.world.identity('keys', key);
  const made = facts.ran?.made;
  if (as === undefined || identity === undefined || made === undefined || step.block !== undefined) return [];
  if (!mayCopyInRegion(made, limit('copy-in-region-size').value)) return [];
  if (made.facts.key.known && made.facts.key.value.name === identity) return [];
  const name = freeName(`${as.value}-encrypted`, facts);
  const copy: Json = { action: 'copy-in-region', image: as.value, key, as: name, name };
  const title = message('fix.copy-after', { image: as.value, key });
  const insert: Change = { do: 'insert', side: 'after', of: step.spot, value: copy };
  return [{ title, changes: [...changes, insert, ...useInstead(step, as, name, facts)] }];
}

/** Vaults that are declared in a region and may hold server backups of that kind of protection. */
export function vaultsFor(
  protect: 'backup' | 'replication',
  region: string | undefined,
  facts: Ask,
): readonly string[] {
  return choices(facts.run.things('vaults').keys(), (name) => {
    return takesBackups(facts.run.world.find('vaults', name), protect, region);
  });
}

/** Whether nothing known forbids putting a server's backup of that kind of protection into a vault. */
export function takesBackups(
  vault: Views['vaults'] | undefined,
  protect: 'backup' | 'replication',
  region: string | undefined,
): boolean {
  if (vault === undefined) return false;
  const { facts } = vault;
  const fits = (fact: Fact<string>, wanted: string | undefined): boolean =>
    !fact.known || wanted === undefined || isSame(fact.value, wanted);
  return (
    fits(facts.region, region) &&
    fits(facts.type, 'server') &&
    fits(facts.protect_type, protect) &&
    (!facts.status.known || holds(limit('full-ecs-vault-status').values, facts.status.value))
  );
}

/** Uses another declared bucket that an image of a region can be exported to. */
export function otherBuckets(step: Step<'export'>, region: string | undefined, facts: Ask): readonly Fix[] {
  const others = choices(facts.run.things('buckets').keys(), (name) => {
    const bucket = facts.run.world.find('buckets', name)?.facts;
    if (bucket === undefined || name === step.bucket?.value) return false;
    if (region !== undefined && bucket.region.known && bucket.region.value !== region) return false;
    const { storage_class: storage } = bucket;
    return !storage.known || holds(limit('export-bucket-storage-class').values, storage.value);
  });
  return others.map((name) => ({
    title: message('fix.use-other', { name }),
    changes: [setField(step, 'bucket', name)],
  }));
}

/** The format that an export's object is named for, else qcow2. */
export function exportFormat(step: Step<'export'>): string {
  const ending = /\.([a-z0-9]+)$/.exec(step.object?.value ?? '')?.[1] ?? '';
  return ['qcow2', 'vhd', 'zvhd', 'vmdk'].includes(ending) ? ending : 'qcow2';
}

/** All names and ids that steps refer to. */
const namesUsed = remembered(
  (steps: readonly Step[]) => new Set(steps.flatMap((step) => referencesOf(step).map(({ leaf }) => leaf.value))),
);

/** Removes a step that nothing later depends on. */
export function removeStep(step: Step, run: Run): readonly Fix[] {
  const made = 'as' in step ? step.as?.value : undefined;
  if ((made !== undefined && namesUsed(run.manifest.steps).has(made)) || step.spot.path.length > 0) return [];
  return [{ title: message('fix.remove-step'), changes: [{ do: 'remove', at: step.spot }] }];
}

/** Moves the step that makes an image before the step (or the block) that uses it, if what it uses itself exists by then. */
export function moveMaker(step: Step, maker: Step, image: string, facts: Ask): readonly Fix[] {
  const { ran, run } = facts;
  if (ran === undefined) return [];
  const needs = referencesOf(maker).filter(({ section }) => section === 'images');
  if (needs.some(({ leaf }) => run.missing(leaf.value, ran) !== undefined)) return [];
  const before = step.block?.spot ?? step.spot;
  const title = message(step.block === undefined ? 'fix.move-before-step' : 'fix.move-before-block', { image });
  return [{ title, changes: [{ do: 'move', from: maker.spot, before }] }];
}
