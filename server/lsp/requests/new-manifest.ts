import { templatesIn, type Template } from '../../features/completion/manifest-templates';
import type { HandlersContext } from './handlers-context';

/** Answers `ims-manifest/newManifest`: the templates of manifests, with the region of the settings for a file. */
export function registerNewManifest({ connection, language, settings }: HandlersContext): void {
  connection.onRequest(
    'ims-manifest/newManifest',
    async ({ uri }: { readonly uri?: string }): Promise<readonly Template[]> =>
      templatesIn(language(), (await settings.load(uri ?? settings.folders[0] ?? '')).region),
  );
}
