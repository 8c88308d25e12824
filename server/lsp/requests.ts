import { explanationMarkdown, terms, termTitle } from '../answers/explain';
import { termsAt } from '../answers/terms';
import { countsOf } from '../features/coverage';
import { templatesIn } from '../features/templates';
import { hasPage, pathInExtension } from '../docs';
import type { Serving } from './editing';
import type { Position } from './protocol';

/** What there is to read about a term: a page in the extension, or the text of one. */
export interface Explanation {
  readonly page?: string;
  readonly markdown?: string;
}

/** What may be asked besides what LSP has: a client shows with it how well a manifest is checked, and pages of rules. */
export function registerRequests({ connection, read, language, settings }: Serving): void {
  connection.onRequest('ims-manifest/coverage', ({ uri }: { readonly uri: string }) => {
    const open = read(uri);
    return open === undefined ? null : countsOf(open.checked);
  });

  connection.onRequest('ims-manifest/terms', () => terms().map((id) => ({ id, title: termTitle(id, language()) })));

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

  connection.onRequest('ims-manifest/newManifest', async ({ uri }: { readonly uri?: string }) =>
    templatesIn(language(), (await settings.load(uri ?? settings.folders[0] ?? '')).region),
  );
}
