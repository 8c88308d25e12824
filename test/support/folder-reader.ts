import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FolderReader } from '../../server/terraform/module-session';

/** Reads folders below a root from disk. */
export function onDisk(root: string): FolderReader {
  return {
    files: (folder) => {
      if (!folder.startsWith(root)) return 'outside';
      if (!existsSync(folder)) return 'missing';
      return readdirSync(folder)
        .filter((name) => /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(name))
        .map((name) => ({ path: path.join(folder, name), name, text: readFileSync(path.join(folder, name), 'utf8') }));
    },
  };
}
