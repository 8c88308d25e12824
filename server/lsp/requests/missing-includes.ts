import type { CodeAction, Command, Range } from 'vscode-languageserver';
import { fileNameOf } from '../../config/address';
import { message } from '../../messages/message';
import type { Manifest } from '../../model/manifest';
import { spanOf } from '../../text/anchored-span';
import type { ClientSupport } from '../client-capabilities';
import { findingsIn, sayPlain, toQuickFix } from '../convert';
import type { OpenDocument } from '../documents/document-store';
import { newFile } from '../new-file';

/** The code actions that create the files which manifests include in a range, where they are missing. */
export function missingIncludes(
  { checked, catalogue }: OpenDocument,
  range: Range,
  support: ClientSupport,
): readonly (CodeAction | Command)[] {
  if (!support.actions.literal) return [];
  return findingsIn(checked, range).flatMap((about) => {
    const { finding } = about;
    if (finding.rule !== 'include-unusable') return [];
    return checked.documents.flatMap(({ evaluation: { manifest } }) => {
      const missing = manifest.included.inclusions.find(
        ({ path, fault }) => fault?.why === 'missing' && spanOf(path.at).start === spanOf(finding.at).start,
      );
      const edit = missing?.file === undefined ? undefined : newFile(missing.file, headOf(manifest), support);
      if (missing?.file === undefined || edit === undefined) return [];
      const title = sayPlain(message('action.create-file', { file: fileNameOf(missing.file) }), catalogue);
      return [toQuickFix(title, about, edit, support, catalogue)];
    });
  });
}

/** The beginning of a manifest with the region of another one. */
function headOf({ actor: { region } }: Manifest): string {
  return `imsManifest: v1\nregion: ${region?.value ?? ''}\n`;
}
