import { answerTo, type Answer, type Workspace } from '../answers/tools';
import { keyOf } from '../config/address';
import { optionsOf } from '../config/settings';
import { message } from '../messages/message';
import type { Slices } from '../text/slices';
import type { Serving } from './editing';
import { cancelled } from './ended';
import { resultOf } from './pace';
import type { CancellationToken } from './protocol';

/** A call of a tool. */
interface Call {
  readonly name: string;
  readonly input: unknown;
}

/** Answers what agents in the editor ask: the same tools as those of `ims-manifest mcp`, with the texts as they are in the editor. */
export function registerTools({ connection, language, settings, textAt }: Serving): void {
  connection.onRequest('ims-manifest/tool', ({ name, input }: Call, token: CancellationToken): Promise<Answer> => {
    const workspace: Workspace = {
      catalogue: language(),
      async read(path) {
        const places = placesOf(path, settings.folders);
        for (const { uri, folder } of places) {
          const text = await textAt(uri, folder);
          if (text !== undefined) return text;
        }
        return message(places.length === 0 ? 'tools.outside' : 'tools.not-read', { path });
      },
      async optionsFor(path) {
        const [first] = path === undefined ? [] : placesOf(path, settings.folders);
        return optionsOf(await settings.load(first?.uri ?? settings.folders[0] ?? ''));
      },
      run: (work) => worked(work, token),
    };
    return answerTo(name, input, workspace);
  });
}

async function worked<T>(work: Slices<T>, token: CancellationToken): Promise<T> {
  const result = await resultOf(work, () => !token.isCancellationRequested);
  if (result === undefined) throw cancelled();
  return result;
}

/** The addresses that a path can have in the folders of the workspace; it is absolute, relative to one of them, or a URI. */
function placesOf(
  path: string,
  folders: readonly string[],
): readonly { readonly uri: string; readonly folder: string }[] {
  // Half of a surrogate pair cannot be in an address.
  const slashed = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '/$&');
  const address = path.includes('://') ? path : slashed.split('/').map(encodeURIComponent).join('/');
  return folders.flatMap((folder) => {
    const uri = URL.canParse(address, folder) ? new URL(address, folder).href : '';
    return keyOf(uri).startsWith(keyOf(folder)) ? [{ uri, folder }] : [];
  });
}
