import { existsSync } from 'node:fs';
import path from 'node:path';

/** The root of the git repository that contains a folder; `undefined` if there is none. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}
