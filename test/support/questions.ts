import type { Position } from '../../server/text/lines';

/** The requests of an editor about a document, by method. */
export interface Question {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** All requests of an editor about a position and a range of a document. */
export function questionsAt(uri: string, position: Position, end: Position): readonly Question[] {
  const textDocument = { uri };
  const range = { start: position, end };
  const options = { tabSize: 2, insertSpaces: true };
  const ask = (method: string, params: Question['params'] = {}): Question => ({
    method: `textDocument/${method}`,
    params: { textDocument, ...params },
  });
  return [
    ...['hover', 'completion', 'definition', 'typeDefinition', 'documentHighlight', 'prepareRename'].map((each) => ask(each, { position })),
    ...['documentSymbol', 'foldingRange', 'documentLink', 'codeLens', 'semanticTokens/full'].map((each) => ask(each)),
    ask('references', { position, context: { includeDeclaration: true } }),
    ask('rename', { position, newName: 'another-name' }),
    ask('codeAction', { range, context: { diagnostics: [] } }),
    ask('inlayHint', { range }),
    ask('selectionRange', { positions: [position, end] }),
    ask('semanticTokens/range', { range }),
    ask('semanticTokens/full/delta', { previousResultId: '1' }),
    ask('formatting', { options }),
    ask('rangeFormatting', { range, options }),
    ask('onTypeFormatting', { position, ch: '-', options }),
    { method: 'workspace/symbol', params: { query: 'a' } },
    { method: 'ims-manifest/checks', params: { uri, position } },
    { method: 'ims-manifest/coverage', params: { uri } },
    { method: 'ims-manifest/pipeline', params: { textDocument, position } },
    { method: 'ims-manifest/mermaid', params: { textDocument } },
  ]; // prettier-ignore
}
