import { repository as address } from '../package.json';
import type { Catalogue } from './messages/message';
import { topics } from './rules';

/** The address of the project's repository on the web; empty until there is one, and then nothing links to it. */
export const repository: string = address;

function addressOf(path: string): string | undefined {
  return repository === '' ? undefined : `${repository}/blob/main/${path}`;
}

/** Whether there is a page of its own for what a finding calls its rule. */
export function hasPage(rule: string): boolean {
  return Object.hasOwn(topics, rule);
}

/** Where the page of a rule stands in this project; for what is no rule, the page on settings or on the format. */
function pathOf(rule: string): string {
  const topic = Object.hasOwn(topics, rule) ? topics[rule] : undefined;
  return topic === undefined
    ? `docs/${rule === 'config' ? 'settings' : 'format'}.md`
    : `server/rules/${topic}/${rule}.md`;
}

/** Where the extension has the page of a rule in the language of its reader. */
export function pathInExtension(rule: string, { locale }: Catalogue): string {
  return `dist/pages/${locale}/${rule}.md`;
}

/** The address of a rule's page on the web; for what is not a rule, of the page on settings or on the format. */
export function pageOf(rule: string): string | undefined {
  return addressOf(pathOf(rule));
}

/** The address of the page of an action on the web. */
export function pageOfAction(action: string): string | undefined {
  return addressOf(`docs/operations/${action}.md`);
}

/** The address of the page of all error codes on the web. */
export const errorCodesPage = addressOf('docs/error-codes.md');
