import { firstLetters, freeName as withFreeNumber } from '../text/free-name';
import { holds, isSame, limit } from '../catalog/limits';
import type { CheckContext } from '../facts/check-context';
import type { Fact } from '../facts/fact';
import type { Image, ImageFacts, KeyEntity, Entities } from '../facts/entity';
import { message, type Message } from '../messages/message';
import type { Located, SourceMap } from '../model/located';
import type { Step } from '../model/manifest';
import { referencesOf } from '../model/references';
import type { Change, Json, NodePath, Path } from '../syntax/change';
import { insertBefore, isItemOfBlock, performedLike } from './order-fixes';
import type { Fix } from './rule';

/** The path of a field of a step or a declaration. */
export function fieldPath(written: Pick<SourceMap, 'nodePath'>, ...path: Path): NodePath {
  return { anchor: written.nodePath.anchor, path: [...written.nodePath.path, ...path] };
}

/** Sets a field of a step or a declaration. */
export function setField(written: Pick<SourceMap, 'nodePath'>, field: string | Path, value: Json): Change {
  return { do: 'set', at: fieldPath(written, ...[field].flat()), value };
}

/** A fix that sets a field to a value. */
export function setTo(
  written: Pick<SourceMap, 'nodePath'>,
  field: string | Path,
  value: Json,
  title: Message = message('fix.set-field', {
    field: [field].flat().at(-1) ?? '',
    value: Array.isArray(value) ? `[${value.join(', ')}]` : typeof value === 'string' ? value : JSON.stringify(value),
  }),
): Fix {
  return { title, changes: [setField(written, field, value)] };
}

/** A fix that sets a field to the name of another thing. */
export function useOther(written: Pick<SourceMap, 'nodePath'>, field: string, name: string): Fix {
  return setTo(written, field, name, message('fix.use-other', { name }));
}

/** A fix that corrects a key. */
export function renameKey(at: NodePath, near: string): Fix {
  return { title: message('fix.rename-to', { near }), changes: [{ do: 'rename', at, to: near }] };
}

/** A fix that corrects a value. */
export function changeTo(at: NodePath, near: string): Fix {
  return { title: message('fix.rename-to', { near }), changes: [{ do: 'set', at, value: near }] };
}

/** Removes a field of a step or a declaration. */
export function removeField(written: Pick<SourceMap, 'nodePath'>, field: string | Path): Change {
  return { do: 'remove', at: fieldPath(written, ...[field].flat()) };
}

/** Appends items to a list that has `length` items. */
export function addItems({ anchor, path }: NodePath, length: number, items: readonly Json[]): readonly Change[] {
  if (length === 0) return [{ do: 'set', at: { anchor, path }, value: items }];
  return items.map((value, index) => ({ do: 'set', at: { anchor, path: [...path, length + index] }, value }));
}

/** A fix that removes a field. */
export function dropFields(written: Pick<SourceMap, 'nodePath'>, field: string | Path): readonly Fix[] {
  const name = [field].flat().at(-1) ?? '';
  return [{ title: message('fix.remove-field', { field: name }), changes: [removeField(written, field)] }];
}

/** The wanted name if no image of the manifest has it, otherwise the wanted name with a number. */
export function freeName(wanted: string, context: CheckContext): string {
  const base = firstLetters(wanted.normalize().replace(/[^\p{L}\p{M}\p{N}_.-]/gu, '-'), 56);
  const taken = (name: string): boolean =>
    context.evaluation.things('images').has(name) || context.evaluation.producerOf(name) !== undefined;
  const start = /^\p{L}/u.test(base) ? base : `image-${base}`;
  return withFreeNumber(start, taken);
}

/** Makes the step and later steps of the same account use another image. Deletions keep referring to the original. */
function useInstead(step: Step, ref: Located<string>, name: string, context: CheckContext): readonly Change[] {
  const { symbols } = context.evaluation;
  const identity = symbols.canonicalName('images', ref.value);
  const from = context.state?.index ?? 0;
  return context.evaluation.states.slice(from).flatMap(({ step: other, actor }) =>
    other !== step &&
    (actor.account !== context.actor.account ||
      other.action === 'delete' ||
      context.evaluation.order.mayRunTogether(other, step))
      ? []
      : referencesOf(other).flatMap((reference): Change[] => {
          if (reference.section !== 'images') return [];
          const same = symbols.canonicalName('images', reference.leaf.value) === identity;
          const at: NodePath = { anchor: other.nodePath.anchor, path: reference.path };
          return same ? [{ do: 'set', at, value: name }] : [];
        }),
  );
}

/** Whether no known fact prevents copying the image within its region. */
export function mayCopyInRegion({ facts }: Image, limit: number): boolean {
  const { kind, size, status, visibility } = facts;
  if (kind.known && (kind.value === 'iso' || kind.value === 'full-ecs')) return false;
  if (status.known && status.value !== 'active') return false;
  if (visibility.known && (visibility.value === 'public' || visibility.value === 'market')) return false;
  return !(size.known && size.value > limit);
}

/** The suffix for the name of a copy, which says what the copy is for. */
function suffixOf({ facts: { encrypted } }: Image, key: string): string {
  if (key !== 'none') return 'reencrypted';
  return encrypted.known && encrypted.value ? 'decrypted' : 'own';
}

/**
 * Copies the image within its region before the step, with a key or (`none`) without one, and makes this and later steps use the
 * copy. Not safe because it invents a name.
 */
export function copyFirst(
  step: Step,
  ref: Located<string>,
  image: Image,
  key: string,
  title: Message,
  context: CheckContext,
): Fix {
  const suffix = suffixOf(image, key);
  const as = freeName(`${image.name}-${suffix}`, context);
  const name = image.facts.name.known ? `${image.facts.name.value}-${suffix}` : as;
  const copy = { action: 'copy-in-region', image: ref.value, key, as, name: name.slice(0, 128) };
  return { title, changes: [insertBefore(step, copy), ...useInstead(step, ref, as, context)] };
}

/** The maximum number of declarations offered as alternatives. Longer lists do not help. */
const CHOICES_LIMIT = 10;

/** The first names that pass the test. */
export function choices(names: Iterable<string>, fits: (name: string) => boolean = () => true): readonly string[] {
  const fitting: string[] = [];
  for (const name of names) {
    if (fitting.length === CHOICES_LIMIT) break;
    if (fits(name)) fitting.push(name);
  }
  return fitting;
}

/** Whether no known fact says that another account has a thing than the one that acts. */
export function belongsTo(
  { facts: { account } }: { readonly facts: { readonly account: Fact<string> } },
  { actor }: CheckContext,
): boolean {
  return !account.known || account.value === actor.account;
}

/** Declared custom keys of the account in the image's region, other than its own, that no known fact rules out. */
export function usableKeys(
  image: Pick<ImageFacts, 'region' | 'key'> | undefined,
  context: CheckContext,
): readonly string[] {
  const region = image?.region.known === true ? image.region.value : undefined;
  const own = image?.key.known === true ? image.key.value : undefined;
  return choices(context.evaluation.things('keys').keys(), (name) => {
    const key = context.evaluation.symbols.find('keys', name);
    if (key === undefined || key === own) return false;
    if (!belongsTo(key, context)) return false;
    const { state, spec, region: home } = key.facts;
    if (!key.facts.default.known || key.facts.default.value) return false;
    if (state.known && state.value !== 'enabled') return false;
    if (spec.known && !holds(limit('key-asymmetric').values, spec.value)) return false;
    return region === undefined || !home.known || home.value === region;
  });
}

/** What is known about the image that a step's key would encrypt. */
export function placeOfNewImage(
  step: Step<'copy-in-region' | 'import'>,
  context: CheckContext,
): ImageFacts | undefined {
  return step.action === 'import' ? context.state?.result?.facts : context.find('images', step.image)?.facts;
}

/** Declares a placeholder for a custom key and copies the image with it. */
export function declareKeyAndCopy(step: Step, ref: Located<string>, image: Image, context: CheckContext): Fix {
  const key = withFreeNumber('custom-images', (name) => context.evaluation.things('keys').has(name));
  const region = image.facts.region.known ? image.facts.region.value : undefined;
  const { own, account, region: usual } = context.actor;
  const elsewhere = region !== undefined && usual.known && region !== usual.value;
  const value: Json = { alias: key, ...(elsewhere ? { region } : {}), ...(own ? {} : { account }) };
  const title = message('fix.declare-key-and-copy', { key, image: image.name });
  const fix = copyFirst(step, ref, image, key, title, context);
  const declared: Change = { do: 'declare', near: step.nodePath.anchor, section: 'keys', name: key, value };
  return { ...fix, changes: [declared, ...fix.changes] };
}

/** Declares that a key is enabled. The user has to enable it as well. */
export function declareEnabled({ name, nodePath }: KeyEntity): readonly Fix[] {
  if (nodePath === undefined) return [];
  return [setTo({ nodePath }, 'state', 'enabled', message('fix.declare-enabled', { key: name }))];
}

/** Grants a declared key to an account. */
export function addGrant(
  { name, nodePath, facts }: KeyEntity,
  account: string,
  operations: readonly string[],
): readonly Fix[] {
  if (nodePath === undefined || !facts.grants.known) return [];
  const at = fieldPath({ nodePath }, 'grants', facts.grants.value.length);
  const title = message('fix.add-grant', { key: name, account, operations });
  return [{ title, changes: [{ do: 'set', at, value: { account, operations } }] }];
}

/** Copies the image that a step creates with a key, and makes later steps use the copy. */
export function copyAfter(
  step: Step<'create-from-server' | 'create-from-disk'>,
  key: string,
  changes: readonly Change[],
  context: CheckContext,
): readonly Fix[] {
  const { as } = step;
  const identity = context.evaluation.symbols.resolveName('keys', key);
  const produced = context.state?.result;
  if (as === undefined || identity === undefined || produced === undefined || isItemOfBlock(step)) return [];
  if (!mayCopyInRegion(produced, limit('copy-in-region-size').value)) return [];
  if (produced.facts.key.known && produced.facts.key.value.name === identity) return [];
  const name = freeName(`${as.value}-encrypted`, context);
  const copy = performedLike(step, { action: 'copy-in-region', image: as.value, key, as: name, name });
  const title = message('fix.copy-after', { image: as.value, key });
  const insert: Change = { do: 'insert', side: 'after', of: step.nodePath, value: copy };
  return [{ title, changes: [...changes, insert, ...useInstead(step, as, name, context)] }];
}

/** Declared vaults in a region that can store server backups of a protection type. */
export function vaultsFor(
  protect: 'backup' | 'replication',
  region: string | undefined,
  context: CheckContext,
): readonly string[] {
  return choices(context.evaluation.things('vaults').keys(), (name) => {
    const vault = context.evaluation.symbols.find('vaults', name);
    return vault !== undefined && belongsTo(vault, context) && takesBackups(vault, protect, region);
  });
}

/** Whether no known fact prevents storing server backups of a protection type in a vault. */
export function takesBackups(
  vault: Entities['vaults'] | undefined,
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

/** Uses another declared bucket to which an image of this region can be exported. */
export function otherBuckets(step: Step<'export'>, region: string | undefined, context: CheckContext): readonly Fix[] {
  const others = choices(context.evaluation.things('buckets').keys(), (name) => {
    const other = context.evaluation.symbols.find('buckets', name);
    const bucket = other?.facts;
    if (other === undefined || bucket === undefined || !belongsTo(other, context) || name === step.bucket?.value)
      return false;
    if (region !== undefined && bucket.region.known && bucket.region.value !== region) return false;
    const { storage_class: storage } = bucket;
    return !storage.known || holds(limit('export-bucket-storage-class').values, storage.value);
  });
  return others.map((name) => useOther(step, 'bucket', name));
}

/** The format that the extension of an export's object implies; defaults to qcow2. */
export function exportFormat(step: Step<'export'>): string {
  const ending = /\.([a-z0-9]+)$/.exec(step.object?.value ?? '')?.[1] ?? '';
  return ['qcow2', 'vhd', 'zvhd', 'vmdk'].includes(ending) ? ending : 'qcow2';
}
