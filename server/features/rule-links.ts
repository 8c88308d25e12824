import { constraint, languageName, siteName, source, type ErrorCode, type Source } from '../catalog/reference';
import { hasPage, pageOf } from '../docs';
import { message, say, type Catalogue, type MessageId } from '../messages/message';
import { textIn } from '../messages/texts';
import { rules } from '../rules';
import { escaped } from './markdown';

/** A link to what is said of a rule: inside the editor where it `explains`, else on the web. */
export function ruleLink(rule: string, explains: boolean): string {
  const address = addressOfRule(rule, explains);
  return address === undefined ? rule : `[${rule}](${address})`;
}

/** Where it is said what a rule is about: inside the editor where it `explains`, else on the web. */
export function addressOfRule(rule: string, explains: boolean): string | undefined {
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
  const statement = constraint(id)?.statement;
  return reason ?? (statement === undefined ? undefined : textIn(statement, catalogue));
}

/** What may be done about a constraint, one sentence each. */
export function remediesOf(id: string, catalogue: Catalogue): readonly string[] {
  return (constraint(id)?.remedies ?? []).map((remedy) => textIn(remedy, catalogue));
}

/** What a constraint rests on, and which sites it applies to where that is not all of them. */
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

/** What it is that the documents disagree about, where they do. */
export function disagreementOf(id: string, catalogue: Catalogue): string | undefined {
  const disagreement = constraint(id)?.disagreement;
  if (disagreement === undefined) return undefined;
  return `${say(message('explain.disagreement'), catalogue)} ${textIn(disagreement, catalogue)}`;
}

/** A page as a reader sees it: its title and address, and who published it, in which other language, and when. */
export interface Page {
  readonly title: string;
  readonly from: string;
  readonly url: string;
}

/** The pages that a fact was read from, by the ids of the sources: those of the service's own sites first, and the newest of them. */
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

/** Whether a page is of Huawei Cloud itself. */
function isOwn({ site }: Source): boolean {
  return site === 'intl' || site === 'cn' || site === 'eu';
}

/** How another page words the message of an error code, where that is a difference in the language. */
export function otherMessageOf({ message: first, otherMessage }: ErrorCode, catalogue: Catalogue): string | undefined {
  const other = otherMessage === undefined ? undefined : textIn(otherMessage, catalogue);
  return other === textIn(first, catalogue) ? undefined : other;
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
