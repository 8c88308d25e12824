import type { Instance } from '../../model/terraform/configuration';
import { resources } from '../../model/terraform/resources';
import type { Json } from '../../syntax/change';
import { actingAs, listOf, providerText } from './blocks';
import type { Writing } from './writing';
import type { PartInFile } from './texts';

/** The attribute by which an argument refers to something, by field. */
const attributes: Readonly<Record<string, string>> = {
  image: 'id',
  key: 'id',
  server: 'id',
  vault: 'id',
  bucket: 'bucket',
  agency: 'name',
};

/** The values of `type` for kinds of images. */
const types: Readonly<Record<string, string>> = { system: 'ECS', bms: 'BMS' };

/** The argument that a field of a step or a declaration stands for. */
export function argumentFor(kind: string, field: string): string | undefined {
  const row = Object.hasOwn(resources, kind) ? resources[kind] : undefined;
  return row?.fields[field === 'accounts' ? 'projects' : field];
}

/** The expression for what a name means; `undefined` if it does not name anything of this module, so the value is a plain one. */
export function referenceFor(
  field: string,
  value: Json,
  instance: Instance,
  written: PartInFile,
  { made, around: { texts, lookups } }: Writing,
): string | undefined {
  if (field === 'accounts') return projectsOf(value, instance, { texts, lookups });
  const attribute = Object.hasOwn(attributes, field) ? attributes[field] : undefined;
  if (attribute === undefined || typeof value !== 'string') return undefined;
  const created = made.get(value);
  if (created !== undefined) return `${created}.${attribute}`;
  const other = lookups.finder.configuration.instances.find(({ address }) => address === value);
  const home = other?.place && texts.at(other.place.anchor);
  if (other === undefined || home === undefined || !texts.beside(written).includes(home)) return undefined;
  const address = other.module === '' ? other.address : other.address.slice(other.module.length + 1);
  return `${address}.${attribute}`;
}

/** The list of the projects of accounts, as their provider configurations say them. */
function projectsOf(
  value: Json,
  instance: Instance,
  { texts, lookups }: Pick<Writing['around'], 'texts' | 'lookups'>,
): string | undefined {
  const projects = (Array.isArray(value) ? value : []).map((account) => {
    const actor = actingAs(String(account), instance, lookups);
    return actor && providerText(actor, 'project_id', texts);
  });
  return projects.every((each) => each !== undefined) ? listOf(projects) : undefined;
}

/** The value of an argument that is not a reference; `undefined` if HCL has none. */
export function plainField(field: string, value: Json): Json | undefined {
  if (field === 'kind') return typeof value === 'string' && Object.hasOwn(types, value) ? types[value] : undefined;
  if (field === 'agency') return value;
  // An ID. Any other name is known only to a manifest.
  if (Object.hasOwn(attributes, field))
    return typeof value === 'string' && /^[\da-f-]{36}$/.test(value) ? value : undefined;
  return value;
}
