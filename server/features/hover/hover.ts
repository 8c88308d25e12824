import type { Catalogue } from '../../messages/message';
import { topField } from '../../model/schema-lookup';
import type { Checked } from '../../engine/session';
import { spanOf, touches, type Span } from '../../text/anchored-span';
import { wordAt } from '../../text/word';
import { hoverContent, definitionMarkdown } from './hover-content';
import { cursorContextAt, sectionAt, spanOn } from '../cursor-context';
import { mentioned } from './mentions';
import { aboutRule } from '../rule-links';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/**
 * The hover at an offset: the rules of findings there, the meaning of a name, step or field, and any codes, regions and rules
 * mentioned. With `explains`, links to rules open pages in the editor.
 */
export function hover(checked: Checked, offset: number, catalogue: Catalogue, explains = false): Hover | undefined {
  const findings = checked.findings.filter((finding) => touches(spanOf(finding.at), offset));
  const parts = [...new Set(findings.map(({ rule }) => rule))].map((rule) => aboutRule(rule, catalogue, explains));
  const context = cursorContextAt(checked, offset);
  const section = context === undefined ? sectionAt(checked, offset) : undefined;
  const definition = section === undefined ? undefined : topField(section.name);
  if (context !== undefined) parts.push(...hoverContent(context, checked, catalogue, findings));
  if (section !== undefined && definition !== undefined)
    parts.push(definitionMarkdown(section.name, definition, catalogue));
  const known = parts.length > 0;
  parts.push(...mentioned(checked, offset, catalogue, explains));
  if (parts.length === 0) return undefined;
  const [first] = findings;
  const span =
    first !== undefined ? spanOf(first.at) : known ? (section?.key ?? (context && spanOn(context))) : undefined;
  return { span: span ?? wordAt(checked.text, offset), markdown: parts.join('\n\n---\n\n') };
}
