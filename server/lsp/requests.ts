import { explanationMarkdown, terms, termTitle } from '../answers/explain';
import { termsAt } from '../answers/terms';
import { countsOf } from '../answers/coverage';
import { templatesIn, type Template } from '../features/completion/manifest-templates';
import { hasPage, pathInExtension } from '../rules/pages';
import type { HandlersContext } from './handlers-context';
import type { Position } from './protocol';

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

/** Registers requests beyond LSP, which clients use to show the coverage of a manifest and the pages of rules. */
export function registerRequests({ connection, readAny: read, language, settings }: HandlersContext): void {
  connection.onRequest('ims-manifest/coverage', ({ uri }: { readonly uri: string }) => {
    const open = read(uri);
    return open === undefined ? null : countsOf(open.checked);
  });

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

  connection.onRequest(
    'ims-manifest/newManifest',
    async ({ uri }: { readonly uri?: string }): Promise<readonly Template[]> =>
      templatesIn(language(), (await settings.load(uri ?? settings.folders[0] ?? '')).region),
  );
}
