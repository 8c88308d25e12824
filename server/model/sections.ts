/** The sections of a manifest with the singular of each, which is the name of its definition in the schema. */
export const singular = {
  keys: 'key',
  buckets: 'bucket',
  files: 'file',
  servers: 'server',
  vaults: 'vault',
  backups: 'backup',
  agencies: 'agency',
  accounts: 'account',
  images: 'image',
} as const;

export type Section = keyof typeof singular;
export const sectionNames = Object.keys(singular) as readonly Section[];

/** The form of a name: letters of any script, digits, and a few punctuation marks. */
export const nameForm = /^\p{L}[\p{L}\p{M}\p{N}_.-]{0,63}$/u;

export function isSection(name: string): name is Section {
  return Object.hasOwn(singular, name);
}

/** A value for each section. */
export function perSection<T>(make: (section: Section) => T): Readonly<Record<Section, T>> {
  return Object.fromEntries(sectionNames.map((section) => [section, make(section)])) as Record<Section, T>;
}
