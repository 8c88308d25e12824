import { errorCode, type ErrorCode } from '../../catalog/reference';
import { errorCodesPage, hasPage } from '../../rules/pages';
import { message, say, type Catalogue } from '../../messages/message';
import { textIn } from '../../messages/texts';
import type { Checked } from '../../engine/session';
import { touches } from '../../text/anchored-span';
import { wordAt } from '../../text/word';
import { regionName } from '../display-names';
import { code, escaped, prose } from '../markdown';
import { otherMessageOf, ruleAtLength, ruleLink } from '../rule-links';

/** The explanation of the word at an offset, in comments as well: an error code, a region, a rule. */
export function mentioned(
  { text, syntax, options }: Checked,
  offset: number,
  catalogue: Catalogue,
  explains: boolean,
): readonly string[] {
  const { start, end } = wordAt(text, offset);
  const word = text.slice(start, end);
  const known = errorCode(word);
  if (known !== undefined) return [aboutCode(known, catalogue, explains)];
  const region = regionName(word, catalogue);
  if (region !== undefined)
    return [`${code(word)} — ${say(message('hover.region', { name: escaped(region) }), catalogue)}`];
  if (!options.frontend.comments(syntax, word).some((comment) => touches(comment, offset))) return [];
  if (word === 'ims-disable-next-line' || word === 'ims-disable-file') {
    const scope = word === 'ims-disable-file' ? 'hover.disable-file' : 'hover.disable-next-line';
    return [say(message(scope), catalogue)];
  }
  return hasPage(word) ? [ruleAtLength(word, catalogue, explains)] : [];
}

function aboutCode(known: ErrorCode, catalogue: Catalogue, explains: boolean): string {
  const status = known.status === undefined ? '' : ` · HTTP ${String(known.status)}`;
  const called = errorCodesPage === undefined ? known.code : `[${known.code}](${errorCodesPage})`;
  const parts = [`**${called}**${status} — ${prose(textIn(known.message, catalogue))}`];
  const addLine = (label: 'hover.cause' | 'hover.remedy', text: string | undefined): void => {
    if (text !== undefined) parts.push(`${say(message(label), catalogue)} ${prose(textIn(text, catalogue))}`);
  };
  const rules = (label: 'hover.foreseen' | 'hover.perhaps', ids: readonly string[]): void => {
    const links = ids.filter(hasPage).map((rule) => ruleLink(rule, explains));
    if (links.length > 0) parts.push(`${say(message(label), catalogue)} ${links.join(catalogue.comma)}`);
  };
  const other = otherMessageOf(known, catalogue);
  if (other !== undefined) parts.push(say(message('hover.elsewhere', { message: prose(other) }), catalogue));
  addLine('hover.cause', known.cause);
  addLine('hover.remedy', known.remedy);
  rules('hover.foreseen', known.foreseen);
  rules('hover.perhaps', known.perhaps);
  return parts.join('\n\n');
}
