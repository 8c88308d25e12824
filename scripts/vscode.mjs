// Starts a real VS Code in the browser on a local port, with the packaged extension and the examples open. Ctrl+C ends it.
import { fileURLToPath } from 'node:url';
import { startVscode } from '../test/e2e/host.mjs';
import { prepare } from '../test/e2e/prepare.mjs';

await prepare();
const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const vscode = await startVscode({ vsix: file('dist/ims-manifest.vsix'), folder: file('examples') });
console.log(`Open ${vscode.address()}\nCtrl+C ends it.`);
