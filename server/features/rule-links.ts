import { constraint } from '../catalog/reference';
import { hasPage, pageOf } from '../docs';
import { message, say, type Catalogue, type MessageId } from '../messages/message';
import { rules } from '../rules';
import { escaped } from './markdown';

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
  return told(`${rule}.title`, catalogue) ?? rule;
}

/** Why there is a rule, in Markdown: what its page says first. */
export function ruleReason(rule: string, catalogue: Catalogue): string {
  return told(`${rule}.why`, catalogue) ?? '';
}

/** What the documents say by a constraint. The catalogue has it in English; in another language the reason of the rule says it, where there is one. */
export function statementOf(id: string, catalogue: Catalogue): string | undefined {
  const reason = catalogue.locale === 'en' ? undefined : told(`${id}.why`, catalogue);
  return reason ?? constraint(id)?.statement;
}

function told(id: string, { sentences }: Catalogue): string | undefined {
  return id in sentences ? sentences[id as MessageId] : undefined;
}

/** A rule in one line, with the link to its page. */
export function aboutRule(rule: string, catalogue: Catalogue, explains: boolean): string {
  return `**${escaped(ruleTitle(rule, catalogue))}** · ${ruleLink(rule, explains)}`;
}

/** A rule with its severity and its reason. */
export function ruleAtLength(id: string, catalogue: Catalogue, explains: boolean): string {
  const severity = rules.find((rule) => rule.id === id)?.severity ?? 'error';
  return [
    `${aboutRule(id, catalogue, explains)} · ${say(message(`hover.severity.${severity}`), catalogue)}`,
    ruleReason(id, catalogue),
  ].join('\n\n');
}
