// Packs the built extension into dist/ims-manifest.vsix.
import { statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';

const packagePath = 'dist/ims-manifest.vsix';
await createVSIX({ packagePath, dependencies: false, skipLicense: false });
console.log(`${packagePath}: ${String(Math.round(statSync(packagePath).size / 1024))} KiB`);
