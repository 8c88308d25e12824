// The packaged extension in a real VS Code. `node test/e2e/run.mjs [node|web|zh|restricted|PART …]`: the suite in the
// extension host of each variant (default: node), then the page as a person uses it; or only one part: typing, commands, accounts, person, panel, terraform,
// outage.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { severalFiles } from './accounts.mjs';
import { packHashicorp } from './beside.mjs';
import { theCommands } from './commands.mjs';
import { runSuite, startBrowser, startVscode } from './host.mjs';
import { theOutage, theWorkersOutage } from './outage.mjs';
import { asAPerson } from './page.mjs';
import { theEdges, theLargePicture, thePanel } from './panel.mjs';
import { prepare } from './prepare.mjs';
import { takeSteps } from './steps.mjs';
import { theConfiguration } from './terraform.mjs';
import { theTyping } from './typing.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const vsix = path.join(here, '../../dist/ims-manifest.vsix');
const folder = path.join(here, 'workspace');
const pictures = path.join(here, 'pictures');
const driver = path.join(here, '../../dist/e2e/driver');
const suite = path.join(driver, 'suite.js');

await prepare();
buildSync({
  entryPoints: { suite: path.join(here, 'suite.ts'), main: path.join(here, 'driver.ts') },
  outdir: driver,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  external: ['vscode'],
  logLevel: 'warning',
});
// The development extension is empty: the one under test is the installed .vsix.
const manifest = {
  name: 'driver',
  publisher: 'test',
  version: '0.0.0',
  engines: { vscode: '^1.91.0' },
  type: 'commonjs',
};
const capabilities = { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true };
writeFileSync(
  path.join(driver, 'package.json'),
  JSON.stringify({ ...manifest, main: './main.js', browser: './main.js', activationEvents: [], capabilities }),
);
const variants = {
  node: {},
  web: {
    settings: {
      'remote.extensionKind': {
        'ims-manifest.ims-manifest': ['web'],
        'hashicorp.terraform': ['web'],
        'test.driver': ['web'],
      },
    },
  },
  zh: { locale: 'zh-cn' },
  restricted: { restricted: true },
};
const narrow = { width: 1180, height: 860 };
const wide = { width: 1400, height: 860 };
const wanted = process.argv.slice(2);
const chosen = wanted.length > 0 ? wanted : ['node'];
let passed = 0;
let failed = 0;
const { browser, stop } = await startBrowser();
try {
  for (const name of chosen.filter((each) => each in variants)) {
    console.log(`extension host: ${name}`);
    const vscode = await startVscode({ vsix, folder, ...variants[name] });
    const { code, log } = await runSuite(vscode, browser, { driver, suite });
    await vscode.stop();
    const counted = log.map((line) => /^(\d+) passed, (\d+) failed/.exec(line)).find((match) => match !== null);
    passed += Number(counted?.[1] ?? 0);
    failed += Number(counted?.[2] ?? 1);
    if (code !== 0) console.log(log.join('\n'));
    if (code !== 0 && counted?.[2] === '0') failed++;
  }
  const readable = {
    'editor.fontFamily': '"DejaVu Sans Mono", monospace',
    'editor.fontSize': 13,
    'editor.lineHeight': 17,
    'editor.minimap.enabled': false,
  };
  // Lines are colored by the page itself, so that tests can wait for it. Enter and brackets depend on it.
  const eager = { 'editor.experimental.asyncTokenization': false };
  const person = async (title, variant, part, viewport) => {
    console.log(title);
    const start = () => startVscode({ vsix, folder, ...variant, settings: { ...readable, ...variant.settings } });
    const result = await takeSteps(browser, start, part, viewport);
    passed += result.passed;
    failed += result.failed;
  };
  /** The selected hosts of a part. `node test/e2e/run.mjs <part>` runs it in the first one. */
  const hostsOf = (part) =>
    ['node', 'web'].filter((name) => chosen.includes(name) || (name === 'node' && chosen.includes(part)));
  if (hostsOf('typing').includes('node')) await person('typing', { settings: eager }, theTyping, narrow);
  for (const name of hostsOf('commands')) await person(`commands: ${name}`, variants[name], theCommands);
  for (const name of hostsOf('accounts')) {
    const settings = { ...eager, ...variants[name].settings };
    await person(`several files and accounts: ${name}`, { ...variants[name], settings }, severalFiles, narrow);
  }
  if (chosen.some((name) => name in variants || name === 'person')) await person('as a person', {}, asAPerson, narrow);
  for (const name of hostsOf('panel')) {
    await person(`the pipeline's panel: ${name}`, variants[name], thePanel, wide);
    await person(`a large picture: ${name}`, { ...variants[name], folder: pictures }, theLargePicture, wide);
  }
  if (hostsOf('panel').includes('node'))
    for (const theme of ['Default High Contrast', 'Default High Contrast Light'])
      await person(`the pipeline's panel: ${theme}`, { settings: { 'workbench.colorTheme': theme } }, theEdges, wide);
  const hashicorp = hostsOf('terraform').length > 0 ? await packHashicorp() : '';
  for (const name of hostsOf('terraform'))
    await person(
      `a configuration of Terraform: ${name}`,
      {
        ...variants[name],
        beside: [hashicorp],
        folder: path.join(here, 'terraform'),
        settings: { ...eager, ...variants[name].settings },
      },
      theConfiguration,
      wide,
    );
  if (hostsOf('outage').includes('node')) await person('an outage', {}, theOutage, narrow);
  if (hostsOf('outage').includes('web'))
    await person('an outage of the worker', variants.web, theWorkersOutage, narrow);
} finally {
  await stop();
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
