import { readFileSync } from 'node:fs';
import { hostile } from '../corpus/hostile';
import { Client } from '../lsp/client';

/** A text, and its cost in a new server over stdio. */
export interface Cost {
  readonly name: string;
  /** The length of the text in UTF-16 units. */
  readonly characters: number;
  readonly findings: number;
  /** From opening the text to its findings, ms. */
  readonly ms: number;
  /** From opening the text to the response to a request about another document that is sent right after it, in ms. */
  readonly answer: number;
  /** The peak memory of the process in MB; unknown on systems without `/proc`. */
  readonly memory?: number;
}

/** 10 MB, the maximum length that is read, and a length that the parser reads completely. */
const sizes = [10_000_000, 2_900_000, 900_000];

/** All hostile texts at each of the sizes, from any starting point. */
export async function* fullSize(program: string, first: number): AsyncIterable<Cost> {
  const names = hostile(1).map(({ name }) => name);
  for (const size of sizes) {
    for (const index of names.keys()) {
      const name = names[(index + first) % names.length] ?? '';
      yield await costOf(program, name, hostile(size, name)[0]?.text ?? '');
    }
  }
}

const large = 'file:///large.ims.yaml';
const small = 'file:///small.ims.yaml';

/** Throws if the server exits or responds with an error. */
async function costOf(program: string, name: string, text: string): Promise<Cost> {
  const client = new Client(program);
  let left = false;
  const early = new Promise<never>((_, fail) =>
    client.process.once('exit', (code) => {
      if (!left) fail(new Error(`${name}: the server has left with ${String(code)}`));
    }),
  );
  const session = async (): Promise<Cost> => {
    await client.start();
    client.open(small, 'imsManifest: v1\nregion: r\n');
    await client.diagnostics(small, 1);
    const began = performance.now();
    client.open(large, text);
    const asked = client.request('textDocument/hover', { textDocument: { uri: small }, position: { line: 0, character: 2 } });
    const answered = asked.then((answer) => {
      if (answer === null || typeof answer !== 'object' || 'error' in answer)
        throw new Error(`${name}: a hover gives ${JSON.stringify(answer)}`);
      return performance.now() - began;
    });
    const findings = (await client.diagnostics(large, 1)).length;
    const ms = performance.now() - began;
    const cost = { name, characters: text.length, findings, ms, answer: await answered, memory: peakOf(client.process.pid) };
    left = true;
    const code = await client.stop();
    if (code !== 0) throw new Error(`${name}: the server has left with ${String(code)}`);
    return cost;
  }; // prettier-ignore
  try {
    return await Promise.race([session(), early]);
  } finally {
    client.process.kill('SIGKILL');
  }
}

function peakOf(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) / 1024;
}
