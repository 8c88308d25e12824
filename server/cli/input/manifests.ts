import { basename } from 'node:path';
import { readText } from '../../files/read';
import { message, type Message } from '../../messages/message';
import { isTerraformName } from '../../terraform/file-kind';
import { terraformOutput } from '../../terraform/plan-file/recognize';
import { yaml } from '../../yaml/frontend';
import { findManifests } from './find';
import { notThere, readInput } from './read';

interface Source {
  readonly path: string;
  readonly text: string;
}

/** A file or folder with a configuration or plan of Terraform among the names, without any manifest in a folder; if there is one. */
export function terraformIn(names: readonly string[], sources: readonly Source[] | Message): string | undefined {
  if (!('id' in sources))
    return sources.find(({ path, text }) => isTerraformName(basename(path)) || terraformOutput(text) !== undefined)
      ?.path;
  return names.find((name) => findManifests([name]).configurations.length > 0);
}

/** The named manifests, or those in the current folder if there are no names; or what is wrong with the names. */
export async function manifestsOf(names: readonly string[]): Promise<readonly Source[] | Message> {
  const { files, missing, faults } = findManifests(names.length === 0 ? ['.'] : names);
  const [lost] = missing;
  if (lost !== undefined) return notThere(lost);
  const [fault] = faults;
  if (fault !== undefined) return fault;
  const sources: Source[] = [];
  for (const path of files) {
    const text = path === '-' ? await readInput(path) : readText(path);
    if (typeof text !== 'string') return text;
    if (names.includes(path) && yaml.isBlank(text)) return message('cli.empty', { path });
    sources.push({ path, text });
  }
  return sources.length === 0 ? message('cli.no-manifest') : sources;
}
