import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../../test/terraform/fixtures');

/** Configurations as people write them. */
export function corpus(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((name) => name !== 'plans')
    .map((name) => ({ name, text: readFileSync(path.join(folder, name, 'main.tf'), 'utf8') }));
}
