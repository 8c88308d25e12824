import { fillIn, type CodeActionOffer } from '../features/code-actions/code-action';
import type { Edit, FileEdits } from '../text/edit';
import type { ClientSupport } from './client-capabilities';
import { rangeOf } from '../answers/range';
import { toTextEdit } from './convert';
import type { OpenDocument } from './documents/document-store';
import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from './protocol';

/** Edits of files in the form that the client supports. The paths of the files must be URIs. */
export function toWorkspaceEdit(
  all: readonly FileEdits[],
  { choices }: Pick<CodeActionOffer, 'choices'>,
  versionOf: OpenDocument['versionOf'],
  { edits: { versioned, snippets } }: ClientSupport,
): WorkspaceEdit {
  if (!versioned)
    return {
      changes: Object.fromEntries(
        all.map(({ source: { path, lines }, edits }) => [path, edits.map((edit) => toTextEdit(filled(edit), lines))]),
      ),
    };
  const documentChanges = all.map(({ source: { path, lines }, edits }) => ({
    textDocument: { uri: path, version: versionOf(path) },
    edits: joined(edits).map((edit): TextEdit | SnippetTextEdit =>
      choices !== undefined && snippets && edit.newText.includes(fillIn)
        ? { range: rangeOf(edit, lines), snippet: { kind: 'snippet', value: snippetOf(edit.newText) } }
        : toTextEdit(filled(edit), lines),
    ),
  }));
  return { documentChanges };
}

const slot = new RegExp(`"${fillIn}"|${fillIn}`, 'g');

/** Merges insertions at the same place, because placeholders are numbered within an edit. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  const all: Edit[] = [];
  for (const edit of edits) {
    const last = all.at(-1);
    if (last !== undefined && last.start === last.end && last.start === edit.start && edit.start === edit.end)
      all[all.length - 1] = { ...edit, newText: last.newText + edit.newText };
    else all.push(edit);
  }
  return all;
}

/** Without snippets, placeholders become empty. */
function filled(edit: Edit): Edit {
  return { ...edit, newText: edit.newText.replace(slot, (word) => (word.startsWith('"') ? 'null' : '')) };
}

/** An edit's text with empty placeholders. A preset value would be a claim that the user did not make. */
function snippetOf(text: string): string {
  let place = 0;
  return text.replace(/[\\$}]/g, '\\$&').replace(slot, () => `$${String(++place)}`);
}
