import { repository as address } from '../../package.json';
import type { Catalogue } from '../messages/message';
import { topics } from './index';

/** The URL of the project's repository; empty until there is one, in which case there are no links. */
export const repository: string = address;

function addressOf(path: string): string | undefined {
  return repository === '' ? undefined : `${repository}/blob/main/${path}`;
}

/** Whether a rule has its own page. */
export function hasPage(rule: string): boolean {
  return Object.hasOwn(topics, rule);
}

/** The path of a rule's page in the project. For other findings, the page on settings or on the format. */
function pathOf(rule: string): string {
  const topic = Object.hasOwn(topics, rule) ? topics[rule] : undefined;
  return topic === undefined
    ? `docs/${rule === 'config' ? 'settings' : 'format'}.md`
    : `server/rules/${topic}/${rule}.md`;
}

/** The path of a rule's page in the extension, in the language of the user. */
export function pathInExtension(rule: string, { locale }: Catalogue): string {
  return `dist/pages/${locale}/${rule}.md`;
}

/** The URL of a rule's page. For other findings, the page on settings or on the format. */
export function pageOf(rule: string): string | undefined {
  return addressOf(pathOf(rule));
}

/** The URL of an action's page. */
export function pageOfAction(action: string): string | undefined {
  return addressOf(`docs/operations/${action}.md`);
}

/** The URL of the page with all error codes. */
export const errorCodesPage = addressOf('docs/error-codes.md');
