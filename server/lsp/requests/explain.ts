import { explanationMarkdown, terms, termTitle } from '../../answers/explain';
import { termsAt } from '../../answers/terms';
import { hasPage, pathInExtension } from '../../rules/pages';
import type { HandlersContext } from './handlers-context';
import type { Position } from '../protocol';

/** A rule, an action, a field or an error code. */
export interface Term {
  readonly id: string;
  readonly title: string;
}

/** The explanation of a term: a page in the extension, or its text. */
export interface Explanation {
  readonly page?: string;
  readonly markdown?: string;
}

/** Registers the requests for explanations: all terms, those at a position, and the explanation of one. */
export function registerExplain({ connection, readAny: read, language }: HandlersContext): void {
  connection.onRequest('ims-manifest/terms', (): readonly Term[] =>
    terms().map((id) => ({ id, title: termTitle(id, language()) })),
  );

  connection.onRequest(
    'ims-manifest/termsAt',
    ({ uri, position }: { readonly uri: string; readonly position: Position }) => {
      const open = read(uri);
      return open === undefined ? [] : termsAt(open.checked, open.lines.offset(position));
    },
  );

  connection.onRequest('ims-manifest/explain', ({ term }: { readonly term: string }): Explanation | null => {
    if (hasPage(term)) return { page: pathInExtension(term, language()) };
    const markdown = explanationMarkdown(term, language());
    return markdown === undefined ? null : { markdown };
  });
}
