import { message } from '../messages/message';
import type { CheckContext } from '../facts/check-context';
import type { Entities } from '../facts/entity';
import type { Field, Located } from '../model/located';
import type { Step } from '../model/manifest';
import type { NodePath } from '../syntax/change';
import { dataImagesOf } from './data-images';
import { removeField } from './fixes';
import type { Fix } from './rule';
import { knownValue } from '../facts/fact';
import { limit } from '../catalog/limits';

/** A declared file that an import reads, and the fields that are about it: those of the step, or those of an item of `data_images`. */
export interface ImportedFile {
  readonly file: Entities['files'];
  readonly ref: Located<string>;
  readonly min_disk?: Field<number>;
  readonly is_quick_import?: Field<boolean>;
  /** The step or the item. */
  readonly nodePath: NodePath;
  /** It is the file of a data disk, imported together with that of the step. */
  readonly extra: boolean;
}

/** The declared files that an import reads: first its own. */
export function* filesOf(step: Step<'import'>, context: CheckContext): Iterable<ImportedFile> {
  for (const part of [step, ...dataImagesOf(step)]) {
    const { file: ref, min_disk, is_quick_import, nodePath } = part;
    const file = context.find('files', ref);
    if (ref === undefined || file === undefined) continue;
    yield { file, ref, min_disk, is_quick_import, nodePath, extra: part !== step };
  }
}

/** The files of an import that use fast import. */
export function* fastFilesOf(
  step: Step<'import'>,
  context: CheckContext,
): Iterable<ImportedFile & { readonly is_quick_import: Field<boolean> }> {
  for (const imported of filesOf(step, context)) {
    const { is_quick_import: quick } = imported;
    if (quick?.value === true) yield { ...imported, is_quick_import: quick };
  }
}

/** Imports a file in the standard way, if it is not certainly too large for that. */
export function standardImport({ file, nodePath }: ImportedFile): readonly Fix[] {
  if ((knownValue(file.facts.size) ?? 0) > limit('import-size-ordinary').value) return [];
  return [{ title: message('fix.ordinary-import'), changes: [removeField({ nodePath }, 'is_quick_import')] }];
}
