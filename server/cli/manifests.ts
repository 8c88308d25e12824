import { existsSync } from 'node:fs';
import { message, type Message } from '../messages/message';
import { findManifests, readManifest, type Source } from './files';

/** The manifests that names stand for, the current folder's without any; or what is wrong with the names. */
export async function manifestsOf(names: readonly string[]): Promise<readonly Source[] | Message> {
  const wanted = names.length === 0 ? ['.'] : names;
  const missing = wanted.find((name) => name !== '-' && !/[*?[{]/.test(name) && !existsSync(name));
  if (missing !== undefined) return message('cli.no-such-file', { path: missing });
  const sources: Source[] = [];
  for (const name of await findManifests(wanted)) {
    const source = await readManifest(name);
    if ('reason' in source) return message('cli.cannot-read', { path: name, reason: source.reason });
    sources.push(source);
  }
  return sources.length === 0 ? message('cli.no-manifest') : sources;
}
