import { errorCode } from '../catalog/reference';
import { hasPage } from '../docs';
import { focusAt } from '../features/focus';
import { actionNames } from '../model/actions';
import type { Checked } from '../service';
import { spanOf, touches } from '../text/place';
import { wordAt } from '../text/word';
import { isField } from './field';

/** What can be explained at an offset: the rules of findings there, the action or the field, and an error code or a rule that is spoken of. */
export function termsAt(checked: Checked, offset: number): readonly string[] {
  const rules = checked.findings.filter(({ at }) => touches(spanOf(at), offset)).map(({ rule }) => rule);
  const { start, end } = wordAt(checked.text, offset);
  const word = checked.text.slice(start, end);
  const focus = focusAt(checked, offset);
  const isTerm =
    errorCode(word) !== undefined ||
    (focus === undefined
      ? hasPage(word)
      : focus.cursor.on === 'key'
        ? isField(word)
        : focus.path.at(-1) === 'action' && actionNames.some((action) => action === word));
  return [...new Set([...rules.filter(hasPage), ...(isTerm ? [word] : [])])];
}
