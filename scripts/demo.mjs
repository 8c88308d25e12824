// Shows the findings in an example.
import { spawnSync } from 'node:child_process';

const example = 'examples/golden-image-faulty.ims.yaml';
console.log(`$ node dist/cli.js check ${example}\n`);
const { status } = spawnSync(process.execPath, ['dist/cli.js', 'check', example], { stdio: 'inherit' });
console.log(`
The same in VS Code:
  npm run vscode                      a real VS Code with the extension, on an address of this computer
  npm run package                     dist/ims-manifest.vsix, for: code --install-extension dist/ims-manifest.vsix
`);
// The example is faulty, so errors are expected.
process.exit(status === 1 ? 0 : 1);
