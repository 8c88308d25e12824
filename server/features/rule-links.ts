import { constraint } from '../catalog/reference';
import { hasPage, pageOf } from '../docs';
import { message, say, type Catalogue } from '../messages/message';
import { rules } from '../rules';
import { escaped, prose } from './markdown';

/** A link to what is said of a rule: inside the editor where it `explains`, else on the web. */
export function ruleLink(rule: string, explains: boolean): string {
  return `[${rule}](${addressOfRule(rule, explains)})`;
}

/** Where it is said what a rule is about: inside the editor where it `explains`, else on the web. */
export function addressOfRule(rule: string, explains: boolean): string {
  const inside = explains && hasPage(rule);
  return inside ? `command:ims-manifest.explain?${encodeURIComponent(JSON.stringify([rule]))}` : pageOf(rule);
}

/** The title of a rule. */
export function ruleTitle(rule: string, catalogue: Catalogue): string {
  const id = `${rule}.title`;
  return id in catalogue.sentences ? catalogue.sentences[id as keyof typeof catalogue.sentences] : rule;
}

/** A rule in one line, with the link to its page. */
export function aboutRule(rule: string, catalogue: Catalogue, explains: boolean): string {
  return `**${escaped(ruleTitle(rule, catalogue))}** · ${ruleLink(rule, explains)}`;
}

/** A rule with its severity and what the documents state. */
export function ruleAtLength(id: string, catalogue: Catalogue, explains: boolean): string {
  const severity = rules.find((rule) => rule.id === id)?.severity ?? 'error';
  const statement = constraint(id)?.statement;
  return [
    `${aboutRule(id, catalogue, explains)} · ${say(message(`hover.severity.${severity}`), catalogue)}`,
    ...(statement === undefined ? [] : [prose(statement)]),
  ].join('\n\n');
}
