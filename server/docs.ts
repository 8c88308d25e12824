import type { Catalogue } from './messages/message';
import { topics } from './rules';

/** Where the pages of this project are read on the web. */
const repository = 'https://github.com/ims-manifest/ims-manifest/blob/main';

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
  return locale === 'en' ? pathOf(rule) : `dist/pages/${locale}/${rule}.md`;
}

/** The address of a rule's page; for what is no rule, of the page on settings or on the format. */
export function pageOf(rule: string): string {
  return `${repository}/${pathOf(rule)}`;
}

/** The address of the page of an action. */
export function pageOfAction(action: string): string {
  return `${repository}/docs/operations/${action}.md`;
}

/** The address of the page of all error codes. */
export const errorCodesPage = `${repository}/docs/error-codes.md`;
