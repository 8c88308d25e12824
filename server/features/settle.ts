import { fileNameOf } from '../config/address';
import type { MissingDeclaration } from '../facts/fact';
import { message, type Message } from '../messages/message';
import { grouped } from '../text/grouped';
import type { SourceFile } from '../text/source-file';

/** The sentence that asks for a missing declaration. It names the file if the declaration is in none of `sources`. */
export function settleMessage(
  { field, name, section, nodePath }: MissingDeclaration,
  sources: ReadonlySet<SourceFile>,
): Message {
  const other = nodePath?.anchor.source;
  if (other === undefined || sources.has(other)) return message('hover.settle', { field, name, section });
  return message('hover.settle-in', { field, name, section, file: fileNameOf(other.path) });
}

/** Checks that could not be made, by the declaration that would allow them. Those that no single declaration would allow are omitted. */
export function byMissingDeclaration<T extends { readonly settle?: MissingDeclaration | undefined }>(
  unverified: readonly T[],
): readonly { readonly settle: MissingDeclaration; readonly checks: readonly T[] }[] {
  const declarations = grouped(
    unverified,
    ({ settle }) => settle && `${settle.section} ${settle.name} ${settle.field}`,
  );
  return [...declarations.values()].flatMap((checks) => {
    const { settle } = checks[0];
    return settle === undefined ? [] : [{ settle, checks }];
  });
}
