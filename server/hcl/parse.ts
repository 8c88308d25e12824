import type { SourceFile } from '../text/source-file';
import { parseHclJson } from './json';
import type { HclFile } from './node';
import { parseHcl } from './parser';

/**
 * Parses a file of a Terraform or OpenTofu configuration. Its name decides whether it is JSON. `last` is the file that was parsed before
 * under that name: its unchanged parts are reused, and it becomes invalid. Never throws.
 */
export function parseHclFile(path: string, text: string, source: SourceFile, last?: HclFile): HclFile {
  if (!path.endsWith('.json')) return parseHcl(text, source, last?.json === false ? last : undefined);
  return parseHclJson(text, source, path.endsWith('.tfvars.json'), last?.json === true ? last : undefined);
}
