import type { Catalogue } from '../messages/message';
import { topField } from '../model/describe';
import type { Checked } from '../service';
import { spanOf, touches, type Span } from '../text/place';
import { wordAt } from '../text/word';
import { about, aboutDefinition } from './about';
import { focusAt, sectionAt, type Focus } from './focus';
import { mentioned } from './mentions';
import { aboutRule } from './rule-links';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/**
 * What can be said at an offset: the rules behind findings there, what a name stands for, what a step or a field does, and
 * what codes, regions and rules are that are spoken of. `explains`: links to rules lead to their pages inside the editor.
 */
export function hover(checked: Checked, offset: number, catalogue: Catalogue, explains = false): Hover | undefined {
  const findings = checked.findings.filter((finding) => touches(spanOf(finding.at), offset));
  const parts = [...new Set(findings.map(({ rule }) => rule))].map((rule) => aboutRule(rule, catalogue, explains));
  const focus = focusAt(checked, offset);
  const section = focus === undefined ? sectionAt(checked, offset) : undefined;
  const definition = section === undefined ? undefined : topField(section.name);
  if (focus !== undefined) parts.push(...about(focus, checked, catalogue));
  if (section !== undefined && definition !== undefined)
    parts.push(aboutDefinition(section.name, definition, catalogue));
  const known = parts.length > 0;
  parts.push(...mentioned(checked.text, offset, catalogue, explains));
  if (parts.length === 0) return undefined;
  const [first] = findings;
  const span = first !== undefined ? spanOf(first.at) : known ? (section?.key ?? spanAt(focus, offset)) : undefined;
  return { span: span ?? wordAt(checked.text, offset), markdown: parts.join('\n\n---\n\n') };
}

function spanAt(focus: Focus | undefined, offset: number): Span {
  if (focus === undefined) return { start: offset, end: offset };
  const { piece } = focus.cursor.entry;
  return { start: piece.start + focus.cursor.span.start, end: piece.start + focus.cursor.span.end };
}
