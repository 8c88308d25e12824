// The stand-in for the extension of HashiCorp, which a machine without network cannot have: it contributes the same languages.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';

/** Packs it. Returns the path of the package. */
export async function packHashicorp() {
  const at = (name) => fileURLToPath(new URL(name, import.meta.url));
  const packagePath = path.join(at('../../dist/e2e'), 'hashicorp.vsix');
  await createVSIX({
    cwd: at('hashicorp'),
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}
