// `npm run bench:terraform [-- EDITS]`: the language server in a configuration of a thousand resources in fifty files, and `check` of it and of
// its plan. `terraform fmt`, which only reads and lays out the same files, runs beside them where it is installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '../lsp/client';
import { generatedModule, generatedPlan } from '../support/generate-terraform';
import { cpuOf, median, residentOf } from './measure';

const resources = 1000;
const edits = Number(process.argv[2] ?? 40);
const top = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-bench-')));
const module = path.join(top, 'module');
const files = generatedModule(resources);
mkdirSync(module);
for (const [name, text] of files) writeFileSync(path.join(module, name), text);
writeFileSync(path.join(top, 'plan.json'), generatedPlan(resources));

const rest = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Where something is typed, one letter after the other: behind a text in a file. */
const places = [
  { what: 'a value', behind: 'name            = "copy-481' },
  { what: 'a name', behind: '"huaweicloud_images_image_share" "share-482' },
  { what: 'a new line', behind: '"export-483" {\n' },
];

async function inEditor() {
  const client = new Client('dist/server/node.cjs', ['--stdio']);
  // Editors report changes of files.
  const workspace = { didChangeWatchedFiles: { dynamicRegistration: true } };
  await client.start('en', { rootUri: pathToFileURL(top).href, capabilities: { workspace } });
  const name = 'images-25.tf';
  let text = files.get(name) ?? '';
  const uri = pathToFileURL(path.join(module, name)).href;
  const found = (version: number, most: number): Promise<unknown> =>
    client.note(({ method, params }) => {
      if (method !== 'textDocument/publishDiagnostics') return false;
      const shown = params as {
        readonly uri: string;
        readonly version?: number;
        readonly diagnostics: readonly unknown[];
      };
      return shown.uri === uri && shown.version === version && shown.diagnostics.length >= most;
    });
  const timed = async (act: () => void, ended: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    act();
    await ended();
    return performance.now() - from;
  };
  // Before the folder is read, nothing is found.
  const open = await timed(
    () => {
      client.open(uri, text, 'terraform');
    },
    () => found(1, 1),
  );
  await rest(2000);
  let version = 1;
  const spent = cpuOf(client.process.pid);
  const typing: { readonly what: string; readonly times: readonly number[] }[] = [];
  for (const { what, behind } of places) {
    const start = text.indexOf(behind) + behind.length;
    if (start < behind.length) throw new Error(`There is no ${behind}`);
    const times: number[] = [];
    for (let edit = 0; edit < edits; edit++) {
      const before = text.slice(0, start + edit);
      const position = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
      text = `${before}x${text.slice(start + edit)}`;
      version++;
      const change = {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
      };
      times.push(
        await timed(
          () => {
            client.notify('textDocument/didChange', change);
          },
          () => found(version, 0),
        ),
      );
      await rest(30);
    }
    typing.push({ what, times });
  }
  const cpu = (cpuOf(client.process.pid) - spent) / (edits * places.length);
  const memory = residentOf(client.process.pid);
  await client.stop();
  return { open, typing, cpu, memory };
}

/** Wall time of a program, ms: the least of three runs, since other programs may run beside it. `undefined` if it is not installed. */
function time(program: string, args: readonly string[]): number | undefined {
  const times = [1, 2, 3].map(() => {
    const began = performance.now();
    const { error } = spawnSync(program, args, { cwd: top, stdio: 'ignore' });
    return error === undefined ? performance.now() - began : NaN;
  });
  const least = Math.min(...times);
  return Number.isNaN(least) ? undefined : least;
}

const cli = path.resolve('dist/cli.js');
const empty = time(process.execPath, ['-e', '0']) ?? 0;
const plan = (time(process.execPath, [cli, 'check', 'plan.json']) ?? NaN) - empty;
const planWithSource = (time(process.execPath, [cli, 'check', '--source', 'module', 'plan.json']) ?? NaN) - empty;
const folder = (time(process.execPath, [cli, 'check', 'module']) ?? NaN) - empty;
const fmt = time('terraform', ['fmt', '-check', 'module']);
const editor = await inEditor();
rmSync(top, { recursive: true });

const row = (what: string, figure: number, unit: string, most?: number): string =>
  `| ${what} | ${figure.toFixed(figure < 10 ? 1 : 0)} ${unit} | ${most === undefined ? '' : `≤ ${String(most)} ${figure <= most ? '✓' : '✗'}`} |`;
console.log(
  [
    `| ${String(resources)} resources in ${String(files.size - 1)} files | | goal |`,
    '| --- | ---: | --- |',
    row('open → findings', editor.open, 'ms', 1000),
    ...editor.typing.flatMap(({ what, times }) => [
      row(`keystroke in ${what} → findings, median`, median(times), 'ms', 16),
      row(`keystroke in ${what} → findings, least`, Math.min(...times), 'ms'),
    ]),
    row('CPU per keystroke, all threads', editor.cpu, 'ms'),
    row('resident memory', editor.memory, 'MB', 250),
    row('`check` of the plan, beyond an empty Node.js process', plan, 'ms', 1000),
    row('`check` of the plan with the folder, beyond an empty Node.js process', planWithSource, 'ms', 1000),
    row('`check` of the folder, beyond an empty Node.js process', folder, 'ms'),
    ...(fmt === undefined ? [] : [row('`terraform fmt -check` of the folder', fmt, 'ms')]),
  ].join('\n'),
);
