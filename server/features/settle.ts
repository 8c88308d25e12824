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
