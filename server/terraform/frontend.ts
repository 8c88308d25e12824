import type { HclChange, PartChange } from '../hcl/change';
import { hclEdits } from '../hcl/edits';
import { jsonEdits } from '../hcl/json-edits';
import type { HclFile } from '../hcl/node';
import { parseHclFile } from '../hcl/parse';
import type { Change } from '../syntax/change';
import type { Frontend } from '../syntax/frontend';
import type { Comment, SyntaxFile } from '../syntax/node';
import { spanOf, type Span } from '../text/anchored-span';
import { applyEdits, type Edit } from '../text/edit';
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
  edits: editsFor,
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

/** The edits for the changes of a file, which `repairs` has put into the terms of HCL. */
function editsFor(file: SyntaxFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const hcl = hclOf(file);
  if (hcl === undefined) return undefined;
  const texts: Edit[] = [];
  const own: HclChange[] = [];
  for (const change of changes) {
    if (change.do === 'text') {
      texts.push({ ...spanOf(change.at), newText: change.newText });
      continue;
    }
    const part = change.do === 'native' ? hcl.parts.find(({ anchor }) => anchor === change.at.anchor) : undefined;
    if (change.do !== 'native' || part === undefined) return undefined;
    own.push({ ...(change.change as PartChange), part });
  }
  const edits = own.length === 0 ? [] : hcl.json ? jsonEdits(hcl, own) : hclEdits(hcl, own);
  return edits && [...texts, ...edits];
}
