import { editsOf } from '../../server/engine/fix-edits';
import { fixesFor } from '../../server/engine/proof';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder } from '../../server/terraform/module-session';
import { applyEdits } from '../../server/text/edit';

/** The texts of the files that the fixes of a rule change, with the titles; by path. */
export function repaired(
  rule: string,
  texts: Readonly<Record<string, string>>,
): readonly { readonly title: string; readonly safe: boolean; readonly changed: Readonly<Record<string, string>> }[] {
  const inFolder = (folder: string) =>
    Object.entries(texts).flatMap(([name, text]) => {
      const path = `/here/${name}`;
      return path.slice(0, path.lastIndexOf('/')) === folder
        ? [{ path, name: path.slice(folder.length + 1), text }]
        : [];
    });
  const reader = {
    files: (folder: string) => (inFolder(folder).length === 0 ? ('missing' as const) : inFolder(folder)),
  };
  return checkFolder({ frontend: terraform, folder: '/here', reader }).flatMap((result) =>
    result.findings
      .filter((finding) => finding.rule === rule)
      .flatMap((finding) =>
        fixesFor(result, finding).map((fix) => ({
          title: say(fix.title, catalogueFor('en')),
          safe: fix.safe === true,
          changed: Object.fromEntries(
            (editsOf(result, fix) ?? []).map(({ source, edits }) => [
              source.path.slice('/here/'.length),
              applyEdits(texts[source.path.slice('/here/'.length)] ?? '', edits),
            ]),
          ),
        })),
      ),
  );
}
