import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configLoader, type Files } from '../../config/find';
import { readConfig, type Config } from '../../config/read';
import { optionsOf, mergedSettings, type Settings } from '../../config/settings';
import type { Options } from '../../engine/session';
import { readText, readTextWithin } from '../../files/read';
import { message, say, type Catalogue } from '../../messages/message';
import type { Frontend } from '../../syntax/frontend';
import { spanOf } from '../../text/anchored-span';
import { memoizeByText } from '../../text/memoize';
import { CommandError, demand } from './command-error';

/** The file system. An unreadable settings file is an error, because the check must not continue without it. */
const disk: Files = {
  async read(uri, within) {
    const text = readTextWithin(fileURLToPath(uri), fileURLToPath(within));
    if (typeof text === 'object') throw new CommandError(text);
    return Promise.resolve(text);
  },
};

/** The options of a check, with paths instead of URIs. */
export function checkOptionsOf(settings: Settings, frontend: Frontend): Options {
  const { declarations, ...options } = optionsOf(settings, frontend);
  return { ...options, declarations: declarations && { ...declarations, from: fileURLToPath(declarations.from) } };
}

/** The settings for a file. */
export type SettingsFor = (file: string) => Promise<Settings>;

/**
 * Settings from the file that `--config` names, or else from the settings file nearest to each manifest, up to the folder `root` if
 * given. Ends the command if they are invalid or cannot be read.
 */
export function settingsFor(config: string | undefined, catalogue: Catalogue, root?: string): SettingsFor {
  if (config === undefined) {
    const load = configLoader(disk, root === undefined ? [] : [pathToFileURL(root).href]);
    const inFolder = memoizeByText(async (folder) => {
      const found = await load(pathToFileURL(path.join(folder, 'ims-manifest.yaml')).href);
      return found === undefined ? mergedSettings() : settingsOf(found, fileURLToPath(found.uri), catalogue);
    });
    return (file) => inFolder(path.dirname(path.resolve(file)));
  }
  const text = demand(readText(config));
  const only = settingsOf(readConfig(text, pathToFileURL(config).href), config, catalogue);
  return () => Promise.resolve(only);
}

function settingsOf({ given, findings, lines }: Config, file: string, catalogue: Catalogue): Settings {
  const [first, ...more] = findings.map(({ at, message: explanation }) => {
    const { line, character } = lines.position(spanOf(at).start);
    const where = `${path.relative('', file)}:${String(line + 1)}:${String(character + 1)}`;
    return message('check.bad-config', { where, reason: say(explanation, catalogue) });
  });
  if (first !== undefined) throw new CommandError(first, more);
  return mergedSettings(given);
}
