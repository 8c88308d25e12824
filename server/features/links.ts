import { apisOf, errorCode } from '../catalog/reference';
import { errorCodesPage, hasPage, pageOfAction } from '../docs';
import type { Catalogue } from '../messages/message';
import type { Checked } from '../service';
import { commentsWith } from '../syntax/comments';
import { spanOf, type Span } from '../text/place';
import { addressOfRule } from './rule-links';

/** A place that leads to a page. */
export interface Link {
  readonly span: Span;
  readonly address: string;
}

/** How many links a file has at the most: each costs the editor something on every change. */
const LINK_LIMIT = 1000;

/**
 * What leads to a page: rules in comments that disable them, error codes wherever they stand, and the actions of steps, which
 * lead to what the documents of the service say of the call. `explains`: rules open inside the editor.
 */
export function linksIn(checked: Checked, catalogue: Catalogue, explains = false): readonly Link[] {
  const links = [...ruleLinks(checked, explains), ...codeLinks(checked.text)].slice(0, LINK_LIMIT);
  for (const { run } of checked.documents) {
    for (const { step } of run.ran) {
      if (links.length >= LINK_LIMIT) return links;
      links.push(...linkTo(apiPage(step.action, catalogue.locale), spanOf(step.at)));
    }
  }
  return links;
}

/** A link, where there is a page to go to. */
function linkTo(address: string | undefined, span: Span): readonly Link[] {
  return address === undefined ? [] : [{ span, address }];
}

function ruleLinks({ syntax }: Checked, explains: boolean): readonly Link[] {
  return commentsWith(syntax, 'ims-disable-').flatMap(({ start, text }) => {
    const [ids = ''] = text.split(' -- ');
    return [...ids.matchAll(/[\w-]+/g)].flatMap(({ 0: word, index }) =>
      hasPage(word)
        ? linkTo(addressOfRule(word, explains), { start: start + index, end: start + index + word.length })
        : [],
    );
  });
}

function codeLinks(text: string): readonly Link[] {
  return [...text.matchAll(/(?<![\w.-])IMG\.\d{4}(?![\w-])/gi)].flatMap(({ 0: code, index }) =>
    errorCode(code) === undefined ? [] : linkTo(errorCodesPage, { start: index, end: index + code.length }),
  );
}

/** The page of the service's documents on the call of an action, in the reader's language if there is one; else our own page. */
function apiPage(action: string, locale: string): string | undefined {
  const pages = apisOf(action).flatMap(({ pages: each }) => each);
  const chinese = (page: string): boolean => !page.includes('/intl/');
  const wanted = locale.startsWith('zh') ? chinese : (page: string): boolean => page.includes('/intl/en-us/');
  return pages.find(wanted) ?? pages.find(chinese) ?? pageOfAction(action);
}
