import { apisOf, errorCode } from '../../catalog/reference';
import { errorCodesPage, hasPage, pageOfAction } from '../../rules/pages';
import type { Catalogue } from '../../messages/message';
import type { Checked } from '../../engine/session';
import { spanOf, type Span } from '../../text/anchored-span';
import { addressOfRule } from '../rule-links';
import { shownOf } from '../written';

/** A span that links to a page or a file. */
export interface Link {
  readonly span: Span;
  readonly address: string;
}

/** The maximum number of links in a file, because each costs the editor time on every change. */
const LINK_LIMIT = 1000;

/**
 * Links to the files that are included, and to pages: rules in suppression comments, error codes anywhere, and the actions of steps, which link to the service's
 * documentation of the call. With `explains`, rules open in the editor.
 */
export function linksIn(checked: Checked, catalogue: Catalogue, explains = false): readonly Link[] {
  const links = [...ruleLinks(checked, explains), ...codeLinks(checked.text)].slice(0, LINK_LIMIT);
  for (const { evaluation } of checked.documents) {
    for (const { path, file } of evaluation.manifest.included.inclusions) {
      if (links.length >= LINK_LIMIT) return links;
      links.push(...linkTo(file, shownOf(checked, spanOf(path.at))));
    }
    for (const { step } of evaluation.states) {
      if (links.length >= LINK_LIMIT) return links;
      links.push(...linkTo(apiPage(step.action, catalogue.locale), spanOf(step.at)));
    }
  }
  return links;
}

/** A link if there is an address. */
function linkTo(address: string | undefined, span: Span): readonly Link[] {
  return address === undefined ? [] : [{ span, address }];
}

function ruleLinks({ syntax, options }: Checked, explains: boolean): readonly Link[] {
  return options.frontend.comments(syntax, 'ims-disable-').flatMap(({ start, text }) => {
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

/** The service's documentation of an action's call, preferably in the user's language; otherwise our own page. */
function apiPage(action: string, locale: string): string | undefined {
  const pages = apisOf(action).flatMap(({ pages: each }) => each);
  const chinese = (page: string): boolean => !page.includes('/intl/');
  const wanted = locale.startsWith('zh') ? chinese : (page: string): boolean => page.includes('/intl/en-us/');
  return pages.find(wanted) ?? pages.find(chinese) ?? pageOfAction(action);
}
