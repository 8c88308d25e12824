import type { Checked } from '../engine/session';
import type { HclFile } from '../hcl/node';
import type { SyntaxFile } from '../syntax/node';
import type { Lowered } from './lowering/lower';
import type { Words } from './words';

/** A file of a configuration, as used by the features. */
export interface TerraformFile extends SyntaxFile {
  /** Absent for a plan file. */
  readonly hcl?: HclFile;
  readonly lowered: Lowered;
  readonly words: Words;
}

/** A file that was checked as part of a configuration, or a plan file. */
export function terraformFile(file: SyntaxFile): TerraformFile {
  return file as TerraformFile;
}

/** Whether a result is that of a plan file, whose text nobody writes. */
export function isPlanResult({ syntax }: Pick<Checked, 'syntax'>): boolean {
  return terraformFile(syntax).hcl === undefined;
}
