import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of the git repository that a folder is in; `undefined` where it is in none. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}
