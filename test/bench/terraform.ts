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
const edits = Number(process.argv[2] ?? 60);
const top = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-bench-')));
const module = path.join(top, 'module');
const files = generatedModule(resources);
mkdirSync(module);
for (const [name, text] of files) writeFileSync(path.join(module, name), text);
writeFileSync(path.join(top, 'plan.json'), generatedPlan(resources));

const rest = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function inEditor() {
  const client = new Client('dist/server/node.cjs', ['--stdio']);
  await client.start('en', { rootUri: pathToFileURL(top).href });
  await rest(700);
  const name = 'images-25.tf';
  const text = files.get(name) ?? '';
  const uri = pathToFileURL(path.join(module, name)).href;
  const found = (): Promise<unknown> =>
    client.note(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as { readonly uri: string }).uri === uri,
    );
  const timed = async (act: () => void): Promise<number> => {
    while (client.seen(uri)) await found();
    const from = performance.now();
    act();
    await found();
    return performance.now() - from;
  };
  const open = await timed(() => {
    client.open(uri, text, 'terraform');
  });
  await rest(2000);
  const line = text.split('\n').findIndex((each) => each.includes('"copy-'));
  const character = (text.split('\n')[line]?.length ?? 0) - 1;
  const spent = cpuOf(client.process.pid);
  const typing: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const position = { line, character: character + edit };
    const change = { range: { start: position, end: position }, text: 'x' };
    typing.push(
      await timed(() => {
        client.notify('textDocument/didChange', {
          textDocument: { uri, version: 2 + edit },
          contentChanges: [change],
        });
      }),
    );
    await rest(30);
  }
  const cpu = (cpuOf(client.process.pid) - spent) / edits;
  const memory = residentOf(client.process.pid);
  await client.stop();
  return { open, typing: median(typing), least: Math.min(...typing), cpu, memory };
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
    row('keystroke → findings, median', editor.typing, 'ms', 16),
    row('keystroke → findings, least', editor.least, 'ms'),
    row('CPU per edit', editor.cpu, 'ms'),
    row('resident memory', editor.memory, 'MB', 250),
    row('`check` of the plan, beyond an empty Node.js process', plan, 'ms', 1000),
    row('`check` of the folder, beyond an empty Node.js process', folder, 'ms'),
    ...(fmt === undefined ? [] : [row('`terraform fmt -check` of the folder', fmt, 'ms')]),
  ].join('\n'),
);
