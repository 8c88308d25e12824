import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** A text of the corpus and where it comes from. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(root, folder, name));
}

const namedAfter = (file: string, text: string): Sample => ({ name: path.basename(file), text });

/** The example manifests. */
export function examples(): readonly Sample[] {
  return filesIn('examples', '.ims.yaml').map((file) => namedAfter(file, readFileSync(file, 'utf8')));
}

/** Every manifest on the pages of the rules. */
export function pages(): readonly Sample[] {
  return filesIn('server/rules', '.md').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/```yaml\n([^]*?)```/g)].map((match) => namedAfter(file, match[1] ?? '')),
  );
}
