import { message } from '../../messages/message';
import { yaml } from '../../yaml/frontend';
import { CommandError } from './command-error';
import { findManifests } from './find';
import { notThere, sourceText } from './read';

/** A text with the path that the user named. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/** The named manifests, or those in the current folder if there are no names. Ends the command if something is wrong with the names. */
export async function manifestsOf(names: readonly string[]): Promise<readonly NamedText[]> {
  const { files, missing, faults } = findManifests(names.length === 0 ? ['.'] : names);
  const [fault] = [...missing.map(notThere), ...faults];
  if (fault !== undefined) throw new CommandError(fault);
  const sources: NamedText[] = [];
  for (const path of files) {
    const text = await sourceText(path);
    if (names.includes(path) && yaml.isBlank(text)) throw new CommandError(message('cli.empty', { path }));
    sources.push({ path, text });
  }
  if (sources.length === 0) throw new CommandError(message('cli.no-manifest'));
  return sources;
}
