import type { CodeAction } from 'vscode-languageserver';
import { nameOf } from '../config/address';
import { message } from '../messages/message';
import type { Manifest } from '../model/manifest';
import { spanOf } from '../text/anchored-span';
import type { Request } from './actions';
import type { ClientSupport } from './client-capabilities';
import { findingsIn, sayPlain, toDiagnostic } from './convert';
import type { OpenDocument } from './document-store';
import { newFile } from './new-file';
import { CodeActionKind } from './protocol';

/** The code actions that create the files which manifests include in a range, where they are missing. */
export function missingIncludes(
  { checked, lines, catalogue }: OpenDocument,
  { range, only }: Request,
  abilities: ClientSupport,
): readonly CodeAction[] {
  if (!abilities.actions.literal || only?.includes(CodeActionKind.QuickFix) === false) return [];
  const span = { start: lines.offset(range.start), end: lines.offset(range.end) };
  return findingsIn(checked, span).flatMap(({ finding, index }) => {
    if (finding.rule !== 'include-unusable') return [];
    return checked.documents.flatMap(({ evaluation: { manifest } }): readonly CodeAction[] => {
      const missing = manifest.included.inclusions.find(
        ({ path, fault }) => fault?.why === 'missing' && spanOf(path.at).start === spanOf(finding.at).start,
      );
      const edit = missing?.file === undefined ? undefined : newFile(missing.file, headOf(manifest), abilities);
      if (missing?.file === undefined || edit === undefined) return [];
      return [
        {
          title: sayPlain(message('action.create-file', { file: nameOf(missing.file) }), catalogue),
          kind: CodeActionKind.QuickFix,
          diagnostics: [toDiagnostic(finding, index, catalogue)],
          edit,
        },
      ];
    });
  });
}

/** The beginning of a manifest with the region of another one. */
function headOf({ actor: { region } }: Manifest): string {
  return `imsManifest: v1\nregion: ${region?.value ?? ''}\n`;
}
