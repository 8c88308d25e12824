import { topics } from './rules';

/** Where the pages of this project are read on the web. */
const repository = 'https://github.com/ims-manifest/ims-manifest';

/** The address of a rule's page; for what is no rule, of the page on settings or on the format. */
export function pageOf(rule: string): string {
  const topic = Object.hasOwn(topics, rule) ? topics[rule] : undefined;
  return topic === undefined
    ? `${repository}/blob/main/docs/${rule === 'config' ? 'settings' : 'format'}.md`
    : `${repository}/blob/main/server/rules/${topic}/${rule}.md`;
}
