import type { Frontend, Parser } from '../syntax/frontend';
import { commentsWith } from './lexer';
import { completionContextAt } from './completion-context';
import { lineOfSection, lineOfStep } from './completion-lines';
import { isInBraces } from './edited-file';
import { editsFor } from './edits';
import { isBlank } from './file-kind';
import { formatEdits, formatRangeEdits } from './format';
import { parseAgain, type ParsedChunks } from './incremental';
import { lettersOf, renameEdit } from './letters';
import { commentsLost, readsWorse } from './lost-comments';
import { beginning, inLines } from './notation';
import { dashEdits } from './on-type-dash';
import type { SourceFile } from '../text/source-file';

/** Manifests in YAML, and in JSON, which YAML contains. */
export const yaml: Frontend = {
  parser,
  isBlank,
  edits: editsFor,
  rename: renameEdit,
  letters: lettersOf,
  comment: ({ text }, content) => (isInBraces(text) ? undefined : `# ${content}`),
  comments: commentsWith,
  commentsLost,
  readsWorse,
  format: { file: formatEdits, range: formatRangeEdits, onType: dashEdits },
  completion: { contextAt: completionContextAt, lineOfStep, lineOfSection, inLines, beginning },
};

function parser(source: SourceFile): Parser {
  let last: ParsedChunks | undefined;
  return {
    *parse(text, change) {
      return (last = yield* parseAgain(text, source, last, change));
    },
  };
}
