import { hclEdits, type HclChange } from '../hcl/edits';
import type { HclFile, Part } from '../hcl/node';
import { resources, typeOf } from '../model/terraform/resources';
import type { Change, Json, NodePath } from '../syntax/change';
import type { SyntaxFile } from '../syntax/node';
import { spanOf } from '../text/anchored-span';
import type { Edit } from '../text/edit';
import type { TerraformFile } from './session';

/** The fields that are references: their value is an address, and the argument uses an attribute of it. */
const attributes: Readonly<Record<string, string>> = {
  image: 'id',
  key: 'id',
  server: 'id',
  vault: 'id',
  agency: 'name',
};

/** The edits for changes of resources; `undefined` if one of them cannot be written without touching more than the resource. */
export function terraformEdits(file: SyntaxFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const { hcl } = file as TerraformFile;
  if (hcl === undefined) return undefined;
  const texts: Edit[] = [];
  const own: HclChange[] = [];
  for (const change of changes) {
    if (change.do === 'text') {
      texts.push({ ...spanOf(change.at), newText: change.newText });
      continue;
    }
    const made = change.do === 'set' || change.do === 'remove' ? changesOf(hcl, change) : undefined;
    if (made === undefined) return undefined;
    own.push(...made);
  }
  const edits = own.length === 0 ? [] : hclEdits(hcl, own);
  return edits && [...texts, ...edits];
}

type ArgumentChange = Extract<Change, { readonly do: 'set' | 'remove' }>;

function changesOf(hcl: HclFile, change: ArgumentChange): readonly HclChange[] | undefined {
  const part = hcl.parts.find(({ anchor }) => anchor === change.at.anchor);
  const name = part && argumentOf(part, change.at);
  if (part?.item.type !== 'block' || name === undefined) return undefined;
  const at = { part };
  if (change.do === 'remove') return change.to === undefined ? [{ do: 'remove', at, name }] : undefined;
  if (name === 'depends_on') {
    const addresses = Array.isArray(change.value) ? change.value : [];
    return addresses.map((address) => ({ do: 'append', at, name, value: { expression: String(address) } }));
  }
  const { attributes: written } = part.item.body;
  // The instances of a block share its arguments, and an expression may have other uses.
  if (written.has('for_each') || written.has('count')) return undefined;
  const before = written.get(name)?.value;
  if (before !== undefined && before.type !== 'literal') return undefined;
  const value = valueOf(change.at, change.value);
  return value && [{ do: 'set', at, name, value }];
}

/** The argument that a path of a step means. */
function argumentOf({ item }: Part, { path: [field, argument, ...rest] }: NodePath): string | undefined {
  if (field === 'hcl') return typeof argument === 'string' ? argument : undefined;
  if (item.type !== 'block' || argument !== undefined || rest.length > 0) return undefined;
  const row = resources[typeOf(item.labels[0]?.value ?? '') ?? ''];
  const name = row?.fields[String(field)];
  // One argument contains the bucket and the object.
  return name === 'bucket_url' || name === 'image_url' ? undefined : name;
}

function valueOf(
  { path: [field] }: NodePath,
  value: Json,
): { readonly expression: string } | { readonly value: Json } | undefined {
  const attribute = attributes[String(field)];
  if (attribute === undefined) return { value };
  // An address of this module; any other name is a value.
  if (typeof value !== 'string' || value.startsWith('module.')) return undefined;
  if (/^(?:data\.)?huaweicloud_\w+\.[\w-]+(?:\[[^\]]*\])?$/.test(value)) return { expression: `${value}.${attribute}` };
  return field === 'agency' ? { value } : undefined;
}
