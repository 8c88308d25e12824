// The same suite in a desktop VS Code, which is downloaded or given by VSCODE_EXECUTABLE.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { buildSync } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const driver = path.join(here, '../../dist/e2e/driver');
buildSync({
  entryPoints: { suite: path.join(here, 'suite.ts'), main: path.join(here, 'driver.ts') },
  outdir: driver,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  external: ['vscode'],
});
let vscodeExecutablePath;
try {
  vscodeExecutablePath =
    process.env.VSCODE_EXECUTABLE ??
    (await downloadAndUnzipVSCode({ version: process.env.VSCODE_VERSION ?? 'stable', timeout: 15_000 }));
} catch (error) {
  console.error(`This needs a network that reaches VS Code's downloads, or VSCODE_EXECUTABLE (${String(error)}).`);
  process.exit(1);
}
const home = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
try {
  const workspace = path.join(home, 'workspace');
  cpSync(path.join(here, 'workspace'), workspace, { recursive: true });
  const folders = [`--extensions-dir=${path.join(home, 'extensions')}`, `--user-data-dir=${path.join(home, 'user')}`];
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath, { reuseMachineInstall: true });
  const vsix = path.join(here, '../../dist/ims-manifest.vsix');
  execFileSync(cli, [...args, ...folders, '--install-extension', vsix, '--force'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = await runTests({
    vscodeExecutablePath,
    reuseMachineInstall: true,
    extensionDevelopmentPath: driver,
    extensionTestsPath: path.join(driver, 'suite.js'),
    launchArgs: [workspace, ...folders, '--disable-workspace-trust', '--skip-welcome', '--disable-gpu'],
  });
} finally {
  rmSync(home, { recursive: true, force: true });
}
