import { holds, limit } from '../catalog/limits';
import type { CheckContext } from '../facts/check-context';
import { type Fact, knownValue } from '../facts/fact';
import type { ImageFacts, KeyEntity } from '../facts/entity';
import { message, type Message } from '../messages/message';
import type { SourceMap } from '../model/located';
import type { Step } from '../model/manifest';
import type { Change, Json, NodePath, Path } from '../syntax/change';
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

/** A fix that adds a field that is missing. */
export function addField(written: Pick<SourceMap, 'nodePath'>, field: string, value: string): Fix {
  return setTo(written, field, value, message('fix.add-field', { field, value }));
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
  const region = knownValue(image?.region);
  const own = knownValue(image?.key);
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

/** Uses another declared key that suits the image. */
export function otherKeys(step: Step<'copy-in-region' | 'import'>, context: CheckContext): readonly Fix[] {
  return usableKeys(placeOfNewImage(step, context), context).map((name) => setTo(step, 'key', name));
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

/** Exports in the standard way, with a format if there is none. */
export function standardExport(step: Step<'export'>): Fix {
  const format = step.written.has('file_format') ? [] : [setField(step, 'file_format', exportFormat(step))];
  return { title: message('fix.ordinary-export'), changes: [setField(step, 'is_quick_export', false), ...format] };
}

/** Exports fast, without a format. */
export function fastExport(step: Step<'export'>): Fix {
  const format = step.written.has('file_format') ? [removeField(step, 'file_format')] : [];
  return { title: message('fix.quick-export'), changes: [setField(step, 'is_quick_export', true), ...format] };
}
