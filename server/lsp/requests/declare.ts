import type { TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver';
import { countsOf, inputOf, inRegion, regionChoice } from '../../answers/declare';
import { fileNameOf } from '../../config/address';
import type { ImportedResource } from '../../declare/resource';
import { regionName } from '../../features/display-names';
import { merge } from '../../declare/merge';
import { message, type Message } from '../../messages/message';
import { lineEdits } from '../../text/line-changes';
import { editsOfFile } from '../../engine/fix-edits';
import { toWorkspaceEdit } from '../workspace-edit';
import { sayPlain } from '../convert';
import type { HandlersContext } from './handlers-context';
import { RequestType } from '../protocol';

interface Params {
  readonly textDocument: TextDocumentIdentifier;
  /** The output of cloud tools, each with a name for people. */
  readonly inputs?: readonly { readonly name: string; readonly text: string }[];
  /** The region of resources that were printed without one. */
  readonly region?: string;
}

/** A region to choose: its name for people, and whether the manifest or the inputs mention it. */
interface Region {
  readonly id: string;
  readonly name?: string;
  readonly named: boolean;
}

/**
 * A message about the inputs, and the edit that adds them to a version of the manifest if they contain anything new; or what is
 * wrong with them; or the regions to choose from.
 */
export type DeclareAnswer =
  | { readonly version: number; readonly said: readonly string[]; readonly edit?: WorkspaceEdit }
  | { readonly wrong: string }
  | { readonly regions: readonly Region[] };

const declareRequest = new RequestType<Params, DeclareAnswer | null, void>('ims-manifest/declare');

/**
 * Answers `ims-manifest/declare`: the edit that adds the output of cloud tools to an open manifest. Null if the text is not open.
 */
export function registerDeclare({ connection, read, support }: HandlersContext): void {
  function answer({ textDocument: { uri }, inputs = [], region }: Params): DeclareAnswer | null {
    const open = read(uri);
    if (open === undefined) return null;
    const { checked, version, catalogue } = open;
    const words = (what: Message): string => sayPlain(what, catalogue);
    const found: ImportedResource[] = [];
    const said: Message[] = [];
    for (const { name, text } of inputs) {
      const input = inputOf(name, text);
      if ('id' in input) return { wrong: words(input) };
      found.push(...input.found.map((each) => (region === undefined ? each : inRegion(each, region))));
      said.push(...input.messages);
    }
    const merged = merge(checked.text, found, checked.options);
    if (merged === undefined) return { wrong: words(message('declare.not-into', { path: fileNameOf(uri) })) };
    const [document] = checked.documents;
    const choice = document === undefined ? undefined : regionChoice(document.evaluation.manifest, merged);
    if (choice !== undefined) {
      const shown = (named: boolean) => (id: string) => ({ id, name: regionName(id, catalogue), named });
      return { regions: [...choice.named.map(shown(true)), ...choice.others.map(shown(false))] };
    }
    said.push(...countsOf(merged));
    const edits = lineEdits(checked.text, merged.text);
    const edit =
      edits.length === 0
        ? {}
        : { edit: toWorkspaceEdit(editsOfFile(checked.source, edits), {}, open.versionOf, support()) };
    return { version, said: said.map(words), ...edit };
  }
  connection.onRequest(declareRequest, answer);
}
