import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { IncludedFiles } from '../../server/engine/included-files';
import { yaml } from '../../server/yaml/frontend';

/** The path of the texts in tests, for the files that they include: next to the examples. */
export const examplePath = 'examples/manifest.ims.yaml';

/** The files of the examples, for texts in tests that include them. */
export const exampleFiles = new IncludedFiles(yaml, {
  resolve(from, item) {
    const found = path.posix.join(path.posix.dirname(from), item);
    return /^(\/|\w+:)/.test(item) || !found.startsWith('examples/') ? undefined : found;
  },
  read: (file) =>
    statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, 'utf8') : { why: 'missing' },
});
