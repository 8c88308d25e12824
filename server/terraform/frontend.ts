import { parseHclFile } from '../hcl/parse';
import type { HclFile } from '../hcl/node';
import type { Frontend } from '../syntax/frontend';
import type { Comment, SyntaxFile } from '../syntax/node';
import type { Span } from '../text/anchored-span';
import { applyEdits, type Edit } from '../text/edit';
import { terraformEdits } from './edits';
import { terraformFile } from './file';

/**
 * The Terraform front end for the engine and the features. A single text is not a plan: the meaning of its blocks depends on the
 * other files of the folder, see `FolderSession`.
 */
export const terraform: Frontend = {
  parser: (source) => {
    let last: HclFile | undefined;
    return {
      // eslint-disable-next-line require-yield -- a file of this language is read at once
      *parse(text) {
        last = parseHclFile(source.path, text, source, last);
        return { file: { source, text, documents: [], problems: last.problems }, read: 1 };
      },
    };
  },
  isBlank: (text) => text.split('\n').every((line) => /^\s*(?:#|\/\/|$)/.test(line)),
  edits: terraformEdits,
  rename: () => undefined,
  letters: (_, span) => span,
  comment: (file, content) => (hclOf(file)?.json === true ? undefined : `# ${content}`),
  comments: (file, part) => (hclOf(file)?.comments ?? []).filter(({ text }) => text.includes(part)),
  commentsLost: (file, edits, meant = []) =>
    (hclOf(file)?.comments ?? []).filter((comment) => !touchesOne(comment, meant) && isDeleted(comment, edits)).length,
  readsWorse: (file, edits) => edits.length > 0 && problemsAfter(file, edits) > file.problems.length,
};

function hclOf(file: SyntaxFile): HclFile | undefined {
  return terraformFile(file).hcl;
}

function touchesOne(comment: Comment, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start < comment.end && comment.start < span.end);
}

function isDeleted(comment: Comment, edits: readonly Edit[]): boolean {
  return edits.some(
    ({ start, end, newText }) => start <= comment.start && comment.end <= end && !newText.includes(comment.text),
  );
}

function problemsAfter({ source, text }: SyntaxFile, edits: readonly Edit[]): number {
  return parseHclFile(source.path, applyEdits(text, edits), { ...source }).problems.length;
}
