import { adviceOn, apisOf, constraint, errorCode, errorCodes, isCertain, type ErrorCode } from '../catalog/reference';
import { pageOf, pageOfAction } from '../rules/pages';
import {
  disagreementOf,
  evidenceOf,
  otherMessageOf,
  pagesOf,
  remediesOf,
  ruleReason,
  ruleTitle,
  severityOf,
  statementOf,
} from '../features/rule-links';
import { message, say, type Catalogue, type Message, type MessageId } from '../messages/message';
import { textIn } from '../messages/texts';
import { actionNames, type Action } from '../model/actions';
import { definitionOf } from '../model/schema-lookup';
import { rules, topics } from '../rules';
import { nearest } from '../text/nearest';
import { explainField, fieldDescription, fieldNames } from './field';

/** Everything that can be explained. */
export function terms(): readonly string[] {
  const codes = errorCodes().map(({ code }) => code);
  return [...new Set([...Object.keys(topics), ...actionNames, ...codes, ...fieldNames()])];
}

/** The message for an unknown term. */
export function unknownTerm(term: string): Message {
  const near = nearest(term, terms());
  return near.length > 0 ? message('cli.unknown-term-near', { term, near }) : message('cli.unknown-term', { term });
}

/** The explanation of a rule, an error code, an action or a field, as text; `undefined` if there is no such term. */
export function explanation(term: string, catalogue: Catalogue): string | undefined {
  const code = errorCode(term);
  if (code !== undefined) return explainCode(code, catalogue);
  if (Object.hasOwn(topics, term)) return explainRule(term, catalogue);
  const action = actionNames.find((each) => each === term);
  return action === undefined ? explainField(term, catalogue) : explainAction(action, catalogue);
}

/** The explanation of a term in Markdown, with the term as its heading. */
export function explanationMarkdown(term: string, catalogue: Catalogue): string | undefined {
  const text = explanation(term, catalogue);
  if (text === undefined) return undefined;
  const [first = '', ...rest] = text.split('\n');
  const [heading = '', ...summary] = first.split(': ');
  const about = summary.length === 0 ? [] : [summary.join(': ')];
  return [`# ${heading}`, '', ...about, ...rest].join('\n');
}

/** A short title of a term: the title of a rule, the message of a code, the description of an action or a field. */
export function termTitle(term: string, catalogue: Catalogue): string {
  if (Object.hasOwn(topics, term)) return ruleTitle(term, catalogue);
  const code = errorCode(term);
  if (code !== undefined) return textIn(code.message, catalogue);
  const action = actionNames.find((each) => each === term);
  const description = action === undefined ? fieldDescription(term) : definitionOf(action).description;
  return textIn(description ?? '', catalogue);
}

/** Every rule with its title. */
export function listRules(catalogue: Catalogue): string {
  return Object.keys(topics)
    .map((id) => `${id}\n    ${ruleTitle(id, catalogue)}\n`)
    .join('');
}

function explainRule(id: string, catalogue: Catalogue): string {
  const found = constraint(id);
  const level = say(message(`cli.level.${severityOf(id)}`), catalogue);
  const reason = ruleReason(id, catalogue);
  const parts = [`${id} (${level}): ${ruleTitle(id, catalogue)}`, reason];
  const list = listIn(catalogue);
  if (found !== undefined) {
    const statement = statementOf(id, catalogue) ?? reason;
    if (statement !== reason) parts.push(statement);
    parts.push(evidenceOf(id, catalogue) ?? '');
    const disagreement = disagreementOf(id, catalogue);
    if (disagreement !== undefined) parts.push(disagreement);
    parts.push(...list('explain.remedies', remediesOf(id, catalogue)));
    const { codes, link } = found.errorCodes ?? { codes: [], link: '' };
    if (codes.length > 0)
      parts.push(say(message(link === 'by-message' ? 'explain.code' : 'explain.code-perhaps', { codes }), catalogue));
    parts.push(...list('explain.sources', pages(found.sources, catalogue)));
  }
  parts.push(...see(pageOf(id), catalogue));
  return `${parts.join('\n\n')}\n`;
}

function explainCode(found: ErrorCode, catalogue: Catalogue): string {
  const list = listIn(catalogue);
  const status = found.status === undefined ? '' : ` (HTTP ${String(found.status)})`;
  const parts = [`${found.code}${status}: ${textIn(found.message, catalogue)}`];
  const other = otherMessageOf(found, catalogue);
  if (other !== undefined) parts.push(say(message('hover.elsewhere', { message: other }), catalogue));
  if (found.cause !== undefined) parts.push(textIn(found.cause, catalogue));
  parts.push(...list('explain.remedies', found.remedy === undefined ? [] : [textIn(found.remedy, catalogue)]));
  // A separate rule reports what the format itself does not allow.
  const about = (id: string): string =>
    Object.hasOwn(topics, id) ? `${id}: ${ruleTitle(id, catalogue)}` : `schema: ${statementOf(id, catalogue) ?? id}`;
  parts.push(...list('explain.foreseen', found.foreseen.map(about)));
  parts.push(...list('explain.perhaps', found.perhaps.map(about)));
  if (found.foreseen.length + found.perhaps.length === 0) parts.push(say(message('explain.unforeseen'), catalogue));
  if (found.operations.length > 0)
    parts.push(say(message('explain.operations', { actions: found.operations }), catalogue));
  parts.push(...list('explain.sources', pages(found.sources, catalogue)));
  return `${parts.join('\n\n')}\n`;
}

function explainAction(action: Action, catalogue: Catalogue): string {
  const definition = definitionOf(action);
  const fields = Object.entries(definition.properties ?? {}).map(
    ([name, field]) =>
      `${name}${definition.required?.includes(name) === true ? ' *' : ''}: ${textIn(field.description ?? '', catalogue)}`,
  );
  const list = listIn(catalogue);
  const calls = apisOf(action).map(({ id, method, uri }) => `${id}: ${method} ${uri}`);
  const own = rules.filter(({ on }) => on.includes(action)).map(({ id }) => `${id}: ${ruleTitle(id, catalogue)}`);
  const parts = [
    `${action}: ${textIn(definition.description ?? '', catalogue)}`,
    ...list('explain.fields', fields),
    ...list('explain.calls', calls),
    ...list('explain.rules', own),
    ...list(
      'explain.advice',
      adviceOn(action).map((id) => advice(id, catalogue)),
    ),
    ...see(pageOfAction(action), catalogue),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What the documents say, and the evidence for it if that is not certain. */
function advice(id: string, catalogue: Catalogue): string {
  const found = constraint(id);
  const evidence = found === undefined || isCertain(found.evidence) ? undefined : evidenceOf(id, catalogue);
  return [statementOf(id, catalogue), evidence]
    .filter((part) => part !== undefined)
    .join(catalogue.locale === 'en' ? ' ' : '');
}

/** The link to further reading, if there is a page on the web. */
function see(page: string | undefined, catalogue: Catalogue): readonly string[] {
  return page === undefined ? [] : [say(message('cli.see', { page }), catalogue)];
}

/** Writes a list below its heading; nothing for an empty list. */
function listIn(catalogue: Catalogue) {
  return (heading: MessageId, items: readonly string[]): readonly string[] =>
    items.length === 0
      ? []
      : [[say({ id: heading, args: {} }, catalogue), ...items.map((each) => `  - ${each}`)].join('\n')];
}

function pages(sources: readonly string[], catalogue: Catalogue): readonly string[] {
  return pagesOf(sources, catalogue).map(({ title, from, url }) => `${title} (${from}) ${url}`);
}
