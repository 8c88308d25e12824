import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '../lsp/client';
import { generated } from '../support/generate';

/** A server to measure: its program, and the settings that it requests. */
export interface Server {
  /** A Node program that serves LSP over stdio. */
  readonly program: string;
  readonly languageId: string;
  readonly configuration?: Readonly<Record<string, unknown>>;
}

/** The figures of one server at one size, in ms (medians of several measurements) and MB. */
export interface Figures {
  /** From the start of the process to the answer to `initialize`. */
  readonly start: number;
  /** From `didOpen` to the findings. */
  readonly open: number;
  /** From a keystroke in the middle of the text to the findings. */
  readonly edit: number;
  /** The processor time of such a keystroke in all threads; absent outside Linux. */
  readonly cpu: number;
  readonly hover: number;
  readonly completion: number;
  /** Resident memory at the end, MB. */
  readonly memory: number;
}

const rests = { afterStart: 700, afterOpen: 600, afterEdit: 30 };
const questions = 10;
const ticksPerSecond = 100;

/** Starts a server, opens a generated manifest, types in its middle, and requests hovers and completions. */
export async function measure(server: Server, operations: number, edits: number): Promise<Figures> {
  const text = generated(operations);
  const uri = pathToFileURL(path.resolve('bench.ims.yaml')).href;
  const began = performance.now();
  const client = new Client(server.program, ['--stdio']);
  client.answering('workspace/configuration', (params) =>
    (params as { items: { section?: string }[] }).items.map(
      ({ section }) => server.configuration?.[section ?? ''] ?? null,
    ),
  );
  await client.start('en', {
    capabilities: {
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      textDocument: {
        publishDiagnostics: { versionSupport: true, relatedInformation: true },
        hover: {},
        completion: {},
      },
    },
  });
  const start = performance.now() - began;
  if (server.configuration !== undefined)
    client.notify('workspace/didChangeConfiguration', { settings: server.configuration });
  await rest(rests.afterStart);

  const found = (): Promise<unknown> => client.note(({ method }) => method === 'textDocument/publishDiagnostics');
  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    // Some servers publish findings several times, so earlier ones are not a response to this edit.
    while (client.seen(uri)) await found();
    const from = performance.now();
    await act();
    return performance.now() - from;
  };
  const open = await timed(() => {
    client.open(uri, text, server.languageId);
    return found();
  });
  const lines = text.split('\n');
  const line = lines.findIndex((each, index) => index > lines.length / 2 && each.includes('name: '));
  const end = lines[line]?.length ?? 0;
  await rest(rests.afterOpen);

  const spent = cpuOf(client.process.pid);
  const typing: number[] = [];
  for (let index = 0; index < edits; index++) {
    const position = { line, character: end + index };
    typing.push(
      await timed(() => {
        client.notify('textDocument/didChange', {
          textDocument: { uri, version: 2 + index },
          contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
        });
        return found();
      }),
    );
    await rest(rests.afterEdit);
  }
  const cpu = (cpuOf(client.process.pid) - spent) / edits;

  const asked = async (method: string, character: number): Promise<number> => {
    const times: number[] = [];
    for (let index = 0; index < questions; index++)
      times.push(await timed(() => client.request(method, { textDocument: { uri }, position: { line, character } })));
    return median(times);
  };
  const hover = await asked('textDocument/hover', 5);
  const completion = await asked('textDocument/completion', end);
  const memory = residentOf(client.process.pid);
  await client.stop();
  return { start, open, edit: median(typing), cpu, hover, completion, memory };
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** The processor time of a process in ms, in ticks of 10 ms. */
export function cpuOf(pid: number | undefined): number {
  // From the third field on, because the second can contain spaces.
  const [user, system] = (proc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []).slice(11, 13).map(Number);
  return (((user ?? NaN) + (system ?? NaN)) * 1000) / ticksPerSecond;
}

export function residentOf(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(proc(pid, 'status'))?.[1] ?? NaN) / 1024;
}

function proc(pid: number | undefined, file: string): string {
  return process.platform === 'linux' ? readFileSync(`/proc/${String(pid)}/${file}`, 'utf8') : '';
}
