import type { HclFile } from '../hcl/node';

/** A folder with configuration files. */
export interface ModuleSource {
  /** By which the reader knows it; with `/` between names. */
  readonly folder: string;
  readonly files: readonly HclFile[];
  /** The files of variables that Terraform reads by itself, those that win last: see `variableFiles`. */
  readonly variables: readonly HclFile[];
}

/** Where the folders of called modules are read. */
export interface ModuleReader {
  /** `outside` for a folder that may not be read, such as one outside the workspace or behind a symbolic link. */
  module(folder: string): ModuleSource | 'missing' | 'outside';
}

/** Whether Terraform or OpenTofu reads a file of a module's folder as its configuration. */
export function isConfigurationFile(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(name) && !/^[.#]|~$/.test(name);
}

/** Of the files in a folder those with variables that Terraform reads by itself, those that win last. */
export function variableFiles(names: readonly string[]): readonly string[] {
  const automatic = names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name)).sort();
  const fixed = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  return [...fixed, ...automatic];
}

/** The folder of a `source` that begins with `./` or `../`, seen from a folder; `undefined` above the top. */
export function joinFolder(folder: string, source: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of source.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length === 0 || parts.at(-1) === '') return undefined;
    else parts.pop();
  }
  return parts.join('/');
}

/** Whether a `source` names a folder beside the calling module: all others are downloaded by Terraform. */
export function isLocalSource(source: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(source);
}
