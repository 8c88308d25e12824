import { message } from '../messages/message';
import { show } from '../model/values';
import type { Fix } from '../rules/rule';
import type { SyntaxProblem } from '../syntax/node';
import { spanOf } from '../text/anchored-span';

/** Problems of a value that YAML does not read as text because of its first character. */
const unquoted: ReadonlySet<string> = new Set([
  'syntax.BAD_SCALAR_START',
  'syntax.BAD_ALIAS',
  'syntax.BLOCK_AS_IMPLICIT_KEY',
  'syntax.BLOCK_IN_FLOW',
]);

/**
 * Fixes that put a value in quotes, up to the next delimiter of a flow collection, or up to the end of the line or its comment.
 * The proof of fixes selects the one that the text needs.
 */
export function quoteFixes(text: string, problem: SyntaxProblem): readonly Fix[] {
  if (!unquoted.has(problem.what)) return [];
  const { start } = spanOf(problem);
  const [whole = ''] = text.slice(start).split(/[\r\n]|[ \t]#/, 1);
  const [item = ''] = whole.split(/[,\]}]/, 1);
  const values = new Set([item.trimEnd(), whole.trimEnd()].filter((value) => value !== ''));
  return [...values].map((value) => ({
    title: message('fix.quote', { value: show(value) }),
    changes: [
      {
        do: 'text',
        at: { anchor: problem.anchor, start: problem.start, end: problem.start + value.length },
        newText: JSON.stringify(value),
      },
    ],
  }));
}
