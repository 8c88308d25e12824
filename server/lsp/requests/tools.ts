import { answerTo, type Answer, type ToolWorkspace } from '../../answers/tools';
import { keyOf } from '../../config/address';
import { optionsOf } from '../../config/settings';
import { yaml } from '../../yaml/frontend';
import { message } from '../../messages/message';
import type { Task } from '../../text/cooperative';
import type { HandlersContext } from './handlers-context';
import { cancelled } from '../early-responses';
import { resultOf } from '../documents/scheduler';
import type { CancellationToken } from '../protocol';

/** A tool call. */
interface Call {
  readonly name: string;
  readonly input: unknown;
}

/** Answers tool calls of agents in the editor: the tools of `ims-manifest mcp` on the texts in the editor. */
export function registerTools({ connection, language, settings, includes, textAt }: HandlersContext): void {
  connection.onRequest('ims-manifest/tool', ({ name, input }: Call, token: CancellationToken): Promise<Answer> => {
    const workspace: ToolWorkspace = {
      catalogue: language(),
      frontend: yaml,
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
        const uri = first?.uri ?? settings.folders[0] ?? '';
        return { ...optionsOf(await settings.load(uri), yaml), path: uri, includes: includes() };
      },
      shownPath: (uri) => nameIn(uri, settings.folderOf(uri)),
      run: (work) => worked(work, token),
    };
    return answerTo(name, input, workspace);
  });
}

async function worked<T>(work: Task<T>, token: CancellationToken): Promise<T> {
  const result = await resultOf(work, () => !token.isCancellationRequested);
  if (result === undefined) throw cancelled();
  return result;
}

/** The path of a URI in its workspace folder; the URI itself if it is in none. */
function nameIn(uri: string, folder: string | undefined): string {
  return folder === undefined ? uri : decodeURIComponent(uri.slice(folder.length));
}

/** The possible URIs of a path in the workspace folders: absolute, relative to a folder, or a URI itself. */
function placesOf(
  path: string,
  folders: readonly string[],
): readonly { readonly uri: string; readonly folder: string }[] {
  // A URI cannot contain a lone surrogate.
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
