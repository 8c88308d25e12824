import { errorCode } from '../catalog/reference';
import { hasPage } from '../rules/pages';
import { cursorContextAt } from '../features/cursor-context';
import { actionNames } from '../model/actions';
import type { Checked } from '../engine/session';
import { spanOf, touches } from '../text/anchored-span';
import { wordAt } from '../text/word';
import { isField } from './field';

/**
 * What can be explained at an offset: the rules of findings there, the action or field, and any error code or rule mentioned there.
 */
export function termsAt(checked: Checked, offset: number): readonly string[] {
  const rules = checked.findings.filter(({ at }) => touches(spanOf(at), offset)).map(({ rule }) => rule);
  const { start, end } = wordAt(checked.text, offset);
  const word = checked.text.slice(start, end);
  const context = cursorContextAt(checked, offset);
  const isTerm =
    errorCode(word) !== undefined ||
    (context === undefined
      ? hasPage(word)
      : context.cursor.on === 'key'
        ? isField(word)
        : context.path.at(-1) === 'action' && actionNames.some((action) => action === word));
  return [...new Set([...rules.filter(hasPage), ...(isTerm ? [word] : [])])];
}
