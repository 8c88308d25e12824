import { nameOf } from '../config/address';
import type { MissingDeclaration } from '../facts/fact';
import { message, type Message } from '../messages/message';
import type { SourceFile } from '../text/source-file';

/** The sentence that asks for a missing declaration. It names the file if the declaration is in none of `sources`. */
export function settleMessage(
  { field, name, section, nodePath }: MissingDeclaration,
  sources: ReadonlySet<SourceFile>,
): Message {
  const other = nodePath?.anchor.source;
  if (other === undefined || sources.has(other)) return message('hover.settle', { field, name, section });
  return message('hover.settle-in', { field, name, section, file: nameOf(other.path) });
}

/** Checks that could not be made, by the declaration that would allow them. Those that no single declaration would allow are omitted. */
export function byMissingDeclaration<T extends { readonly settle?: MissingDeclaration | undefined }>(
  unverified: readonly T[],
): readonly { readonly settle: MissingDeclaration; readonly checks: readonly T[] }[] {
  const found = new Map<string, { readonly settle: MissingDeclaration; readonly checks: T[] }>();
  for (const check of unverified) {
    const { settle } = check;
    if (settle === undefined) continue;
    const id = `${settle.section} ${settle.name} ${settle.field}`;
    const known = found.get(id);
    if (known === undefined) found.set(id, { settle, checks: [check] });
    else known.checks.push(check);
  }
  return [...found.values()];
}
