import type { TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver';
import { inputOf } from '../answers/declare';
import { nameOf } from '../config/address';
import type { Found } from '../declare/found';
import { merge } from '../declare/merge';
import { message, type Message } from '../messages/message';
import { lineEdits } from '../text/line-changes';
import { toWorkspaceEdit } from './actions';
import { sayPlain } from './convert';
import type { Serving } from './editing';
import { RequestType } from './protocol';

interface Params {
  readonly textDocument: TextDocumentIdentifier;
  /** What tools of the account printed, each with a name for people. */
  readonly inputs?: readonly { readonly name: string; readonly text: string }[];
}

/**
 * What is to be said of the inputs, and the edit that adds them to a version of the manifest, where they say anything new; or what
 * is wrong with them.
 */
export type DeclareAnswer =
  | { readonly version: number; readonly said: readonly string[]; readonly edit?: WorkspaceEdit }
  | { readonly wrong: string };

const declareRequest = new RequestType<Params, DeclareAnswer | null, void>('ims-manifest/declare');

/** Answers `ims-manifest/declare`: the edit that adds to an open manifest what tools printed. Null where the text is not open. */
export function registerDeclare({ connection, read, abilities }: Serving): void {
  function answer({ textDocument: { uri }, inputs = [] }: Params): DeclareAnswer | null {
    const open = read(uri);
    if (open === undefined) return null;
    const { checked, version, catalogue } = open;
    const words = (what: Message): string => sayPlain(what, catalogue);
    const found: Found[] = [];
    const said: Message[] = [];
    for (const { name, text } of inputs) {
      const input = inputOf(name, text);
      if ('id' in input) return { wrong: words(input) };
      found.push(...input.found);
      said.push(...input.said);
    }
    const merged = merge(checked.text, found);
    if (merged === undefined) return { wrong: words(message('declare.not-into', { path: nameOf(uri) })) };
    for (const [section, of] of merged.counts) said.push(message('declare.counts', { section, ...of }));
    const edits = lineEdits(checked.text, merged.text);
    const edit = edits.length === 0 ? {} : { edit: toWorkspaceEdit(edits, {}, open, uri, abilities()) };
    return { version, said: said.map(words), ...edit };
  }
  connection.onRequest(declareRequest, answer);
}
