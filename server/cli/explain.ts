import { constraint, errorCode, errorCodes, source } from '../catalog/reference';
import { pageOf } from '../docs';
import { ruleReason, ruleTitle } from '../features/rule-links';
import { message, say, type Catalogue } from '../messages/message';
import { actionNames } from '../model/actions';
import { definitionOf } from '../model/describe';
import { topics } from '../rules';
import { nearest } from '../text/nearest';
import { exit, type Command } from './command';
import { explainField, fieldNames } from './field';

/** Everything that can be explained. */
const terms = [
  ...new Set([...Object.keys(topics), ...actionNames, ...errorCodes.map((each) => each.code), ...fieldNames]),
];

/** `explain`: a rule, an error code, an action or a field in the terminal. */
export const explain: Command = {
  help: 'help.explain',
  options: { list: { type: 'boolean' } },
  words: terms,
  run({ list }, [term], terminal) {
    const { catalogue } = terminal;
    const said = list === true ? listRules(catalogue) : term === undefined ? undefined : explanation(term, catalogue);
    if (said !== undefined) {
      terminal.write(said);
      return exit.ok;
    }
    if (term === undefined) return terminal.complain(message('cli.explain-what'));
    const near = nearest(term, terms);
    return terminal.complain(
      near.length > 0 ? message('cli.unknown-term-near', { term, near }) : message('cli.unknown-term', { term }),
    );
  },
};

/** What a rule, an error code, an action or a field means, in the terminal; `undefined` where there is no such thing. */
function explanation(term: string, catalogue: Catalogue): string | undefined {
  if (/^IMG\.\d{4}$/i.test(term)) return explainCode(term, catalogue);
  if (Object.hasOwn(topics, term)) return explainRule(term, catalogue);
  const action = actionNames.find((each) => each === term);
  return action === undefined ? explainField(term, catalogue) : explainAction(action);
}

/** Every rule with its title. */
function listRules(catalogue: Catalogue): string {
  return Object.keys(topics)
    .map((id) => `${id}\n    ${ruleTitle(id, catalogue)}\n`)
    .join('');
}

function explainRule(id: string, catalogue: Catalogue): string {
  const found = constraint(id);
  const parts = [`${id}: ${ruleTitle(id, catalogue)}`, ruleReason(id, catalogue)];
  if (found !== undefined) {
    parts.push(found.statement);
    if (found.disagreement !== undefined)
      parts.push(`${say(message('explain.disagreement'), catalogue)} ${found.disagreement}`);
    const remedies = (found.remedies ?? []).map((remedy) => `  - ${remedy}`);
    if (remedies.length > 0) parts.push([say(message('explain.remedies'), catalogue), ...remedies].join('\n'));
    const { codes, link } = found.errorCodes ?? { codes: [], link: '' };
    if (codes.length > 0)
      parts.push(say(message(link === 'by-message' ? 'explain.code' : 'explain.code-perhaps', { codes }), catalogue));
    const pages = found.sources.flatMap((name) => {
      const page = source(name);
      return page === undefined
        ? []
        : [`  - ${page.about} (${page.date})${page.url === undefined ? '' : ` ${page.url}`}`];
    });
    parts.push([say(message('explain.sources'), catalogue), ...pages].join('\n'));
  }
  parts.push(say(message('cli.see', { page: pageOf(id) }), catalogue));
  return `${parts.join('\n\n')}\n`;
}

function explainCode(term: string, catalogue: Catalogue): string | undefined {
  const found = errorCode(term);
  if (found === undefined) return undefined;
  const parts = [`${found.code}: ${found.message}`];
  if (found.cause !== undefined) parts.push(found.cause);
  if (found.remedy !== undefined)
    parts.push([say(message('explain.remedies'), catalogue), `  - ${found.remedy}`].join('\n'));
  if (found.foreseen.length > 0) parts.push(say(message('explain.foreseen', { rules: found.foreseen }), catalogue));
  if (found.perhaps.length > 0) parts.push(say(message('explain.perhaps', { rules: found.perhaps }), catalogue));
  if (found.foreseen.length + found.perhaps.length === 0) parts.push(say(message('explain.unforeseen'), catalogue));
  return `${parts.join('\n\n')}\n`;
}

function explainAction(action: (typeof actionNames)[number]): string {
  const definition = definitionOf(action);
  const fields = Object.entries(definition.properties ?? {}).map(
    ([name, field]) =>
      `  ${name}${definition.required?.includes(name) === true ? ' *' : ''}\n      ${field.description ?? ''}`,
  );
  return `${action}: ${definition.description ?? ''}\n\n${fields.join('\n')}\n`;
}
