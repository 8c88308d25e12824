import type { Checked, CheckedDocument } from '../engine/session';
import type { Section } from '../model/sections';
import type { Change, Json } from '../syntax/change';
import type { Node } from '../syntax/node';
import { targetAt } from '../syntax/target';

/** The changes that give a declaration these fields. Fields that are not listed stay. */
export function changesOf(
  { syntax }: Checked,
  { evaluation }: CheckedDocument,
  section: Section,
  name: string,
  fields: Readonly<Record<string, Json>>,
  /** The region if the declaration has none. */
  region: string | undefined,
): readonly Change[] {
  const thing = evaluation.manifest[section].get(name);
  const node = thing === undefined ? undefined : targetAt(syntax, thing.nodePath)?.node;
  if (thing === undefined || node === undefined) return [];
  if (node.type !== 'map' || node.fields.size === 0)
    return Object.keys(fields).length === 0 ? [] : [{ do: 'set', at: thing.nodePath, value: fields }];
  const changes: Change[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const old = node.fields.get(field)?.value;
    const at = { anchor: thing.nodePath.anchor, path: [...thing.nodePath.path, field] };
    if (field === 'region' && old === undefined && value === region) continue;
    if (field === 'key' && old?.type === 'scalar' && typeof old.value === 'string' && typeof value === 'string') {
      if (evaluation.symbols.resolveName('keys', old.value) === evaluation.symbols.resolveName('keys', value)) continue;
    }
    const rival = field === 'encrypted' ? 'key' : field === 'key' ? 'encrypted' : undefined;
    if (rival !== undefined && node.fields.has(rival))
      changes.push({ do: 'remove', at: { ...at, path: [...thing.nodePath.path, rival] } });
    if (
      field === 'origin' &&
      old?.type === 'map' &&
      old.fields.size > 0 &&
      typeof value === 'object' &&
      value !== null
    ) {
      for (const [inner, each] of Object.entries(value)) {
        const before = old.fields.get(inner)?.value;
        if (before === undefined || !same(before, each))
          changes.push({ do: 'set', at: { ...at, path: [...at.path, inner] }, value: each });
      }
    } else if (old === undefined || !same(old, value)) changes.push({ do: 'set', at, value });
  }
  return changes;
}

/** Whether a node has this value. The order of maps does not matter. */
function same(node: Node, value: Json): boolean {
  if (node.type === 'scalar')
    return node.value === value || (typeof node.value === 'number' && String(node.value) === value);
  if (typeof value !== 'object' || value === null) return false;
  if (node.type === 'list') {
    return (
      Array.isArray(value) &&
      node.items.length === value.length &&
      node.items.every((each, index) => same(each, value[index] as Json))
    );
  }
  const fields = Object.entries(value);
  return (
    node.type === 'map' &&
    !Array.isArray(value) &&
    node.fields.size === fields.length &&
    fields.every(([name, each]) => {
      const field = node.fields.get(name);
      return field !== undefined && same(field.value, each);
    })
  );
}
