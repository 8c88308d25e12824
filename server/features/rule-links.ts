import { constraint, languageName, siteName, source, type ErrorCode, type SourcePage } from '../catalog/reference';
import { hasPage, pageOf } from '../rules/pages';
import { message, say, type Catalogue, type Message, type MessageId } from '../messages/message';
import { textIn } from '../messages/texts';
import { rules } from '../rules';
import type { Severity } from '../rules/rule';
import { escaped } from './markdown';

/** A link to the page of a rule: in the editor with `explains`, otherwise on the web. */
export function ruleLink(rule: string, explains: boolean): string {
  const address = addressOfRule(rule, explains);
  return address === undefined ? rule : `[${rule}](${address})`;
}

/** The address of the page of a rule: in the editor with `explains`, otherwise on the web. */
export function addressOfRule(rule: string, explains: boolean): string | undefined {
  const inside = explains && hasPage(rule);
  return inside ? `command:ims-manifest.explain?${encodeURIComponent(JSON.stringify([rule]))}` : pageOf(rule);
}

/** The severity of a rule. Findings without a rule are errors. */
export function severityOf(id: string): Severity {
  return rules.find((rule) => rule.id === id)?.severity ?? 'error';
}

/** The title of a rule, as a message. */
export function titleOfRule(rule: string): Message {
  return { id: `${rule}.title` as MessageId, args: {} };
}

/** The title of a rule. */
export function ruleTitle(rule: string, catalogue: Catalogue): string {
  return sentenceOf(`${rule}.title`, catalogue) ?? rule;
}

/** The reason for a rule in Markdown: the first section of its page. */
export function ruleReason(rule: string, catalogue: Catalogue): string {
  return sentenceOf(`${rule}.why`, catalogue) ?? '';
}

/**
 * The documented statement of a constraint. The catalog has it in English only, so other languages use the reason of the rule,
 * if there is one.
 */
export function statementOf(id: string, catalogue: Catalogue): string | undefined {
  const reason = catalogue.locale === 'en' ? undefined : sentenceOf(`${id}.why`, catalogue);
  const statement = constraint(id)?.statement;
  return reason ?? (statement === undefined ? undefined : textIn(statement, catalogue));
}

/** Ways to satisfy a constraint, one sentence each. */
export function remediesOf(id: string, catalogue: Catalogue): readonly string[] {
  return (constraint(id)?.remedies ?? []).map((remedy) => textIn(remedy, catalogue));
}

/** The evidence for a constraint, and its sites if it does not apply to all. */
export function evidenceOf(id: string, catalogue: Catalogue): string | undefined {
  const found = constraint(id);
  if (found === undefined) return undefined;
  const parts = [
    message(`explain.evidence.${found.evidence}`),
    ...(found.sites === undefined
      ? []
      : [message('explain.sites', { sites: found.sites.map((site) => `\`${site}\``) })]),
  ];
  return parts.map((part) => say(part, catalogue)).join(catalogue.locale === 'en' ? ' ' : '');
}

/** What the documents disagree about, if they do. */
export function disagreementOf(id: string, catalogue: Catalogue): string | undefined {
  const disagreement = constraint(id)?.disagreement;
  if (disagreement === undefined) return undefined;
  return `${say(message('explain.disagreement'), catalogue)} ${textIn(disagreement, catalogue)}`;
}

/** A page for the reader: its title and URL, its publisher, its language if that differs, and its date. */
export interface Page {
  readonly title: string;
  readonly from: string;
  readonly url: string;
}

/** The pages with these source IDs: the service's own sites first, newest first. */
export function pagesOf(ids: readonly string[], catalogue: Catalogue): readonly Page[] {
  return ids
    .flatMap((id) => source(id) ?? [])
    .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || (b.date ?? '').localeCompare(a.date ?? ''))
    .map(({ title, site, language, date, url }) => {
      const foreign = language === catalogue.locale ? [] : [textIn(languageName(language), catalogue)];
      const from = [textIn(siteName(site), catalogue), ...foreign, ...(date === undefined ? [] : [date])];
      return { title: textIn(title, catalogue), from: from.join(catalogue.comma), url };
    });
}

/** Whether a page is from Huawei Cloud itself. */
function isOwn({ site }: SourcePage): boolean {
  return site === 'intl' || site === 'cn' || site === 'eu';
}

/** Another page's wording of an error message, if it differs in this language. */
export function otherMessageOf({ message: first, otherMessage }: ErrorCode, catalogue: Catalogue): string | undefined {
  const other = otherMessage === undefined ? undefined : textIn(otherMessage, catalogue);
  return other === textIn(first, catalogue) ? undefined : other;
}

/** A sentence of the catalogue, if there is one with this ID. */
export function sentenceOf(id: string, { sentences }: Catalogue): string | undefined {
  return id in sentences ? sentences[id as MessageId] : undefined;
}

/** A rule on one line, with a link to its page. */
export function aboutRule(rule: string, catalogue: Catalogue, explains: boolean): string {
  return `**${escaped(ruleTitle(rule, catalogue))}** · ${ruleLink(rule, explains)}`;
}

/** A rule with its severity and its reason. */
export function ruleAtLength(id: string, catalogue: Catalogue, explains: boolean): string {
  return [
    `${aboutRule(id, catalogue, explains)} · ${say(message(`hover.severity.${severityOf(id)}`), catalogue)}`,
    ruleReason(id, catalogue),
  ].join('\n\n');
}
