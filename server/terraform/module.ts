import type { HclFile } from '../hcl/node';

/** A folder with configuration files. */
export interface ModuleSource {
  /** Its path for the reader, with `/` between names. */
  readonly folder: string;
  readonly files: readonly HclFile[];
  /** The variable files that Terraform reads automatically, in ascending precedence, see `variableFiles`. */
  readonly variables: readonly HclFile[];
}

/** `outside` for a folder that may not be read, such as one outside the workspace or behind a symbolic link. */
export type FoundModule = ModuleSource | 'missing' | 'outside';

/** Reads the folders of called modules. */
export interface ModuleReader {
  module(folder: string): FoundModule;
}

/** Whether Terraform or OpenTofu reads a file of a module's folder as its configuration. */
export function isConfigurationFile(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(name) && !/^[.#]|~$/.test(name);
}

/**
 * The configuration files in a folder. OpenTofu does not read `a.tf` beside `a.tofu`, which is how a module has both.
 * Source: https://opentofu.org/docs/language/files/
 */
export function configurationFiles(names: readonly string[]): readonly string[] {
  const all = new Set(names);
  return names.filter((name) => {
    const other = name.replace(/\.tf(?=(?:\.json)?$)/, '.tofu');
    return isConfigurationFile(name) && (other === name || !all.has(other));
  });
}

/** The variable files in a folder that Terraform reads automatically, in ascending precedence. */
export function variableFiles(names: readonly string[]): readonly string[] {
  const automatic = names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name)).sort();
  const fixed = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  return [...fixed, ...automatic];
}

/** The folder of a `source` that begins with `./` or `../`, relative to a folder; `undefined` above the root. */
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

/** Whether a `source` is a local folder. Terraform downloads all others. */
export function isLocalSource(source: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(source);
}
