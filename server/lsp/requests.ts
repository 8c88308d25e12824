import { countsOf } from '../features/coverage';
import { templatesIn } from '../features/templates';
import { ruleTitle } from '../features/rule-links';
import { pathInExtension } from '../docs';
import { topics } from '../rules';
import type { Serving } from './editing';

/** What may be asked besides what LSP has: a client shows with it how well a manifest is checked, and pages of rules. */
export function registerRequests({ connection, read, language, settings }: Serving): void {
  connection.onRequest('ims-manifest/coverage', ({ uri }: { readonly uri: string }) => {
    const open = read(uri);
    return open === undefined ? null : countsOf(open.checked);
  });

  connection.onRequest('ims-manifest/rules', () =>
    Object.keys(topics).map((id) => ({ id, title: ruleTitle(id, language()), page: pathInExtension(id, language()) })),
  );

  connection.onRequest('ims-manifest/newManifest', async ({ uri }: { readonly uri?: string }) =>
    templatesIn(language(), (await settings.load(uri ?? settings.folders[0] ?? '')).region),
  );
}
