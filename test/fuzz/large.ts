import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expansions } from '../support/expansions';

/** A configuration with large values, and its cost in a process of its own. */
export interface LargeCost {
  readonly name: string;
  /** The length of the text in UTF-16 units. */
  readonly characters: number;
  readonly status: number | null;
  readonly errors: string;
  readonly ms: number;
  /** The peak memory of the process in MB. */
  readonly memory: number;
}

/** Checks each of these configurations with the built program, from any starting point. */
export async function* largeConfigurations(program: string, first: number): AsyncIterable<LargeCost> {
  const all = Object.entries(expansions());
  for (const index of all.keys()) {
    const [name = '', text = ''] = all[(index + first) % all.length] ?? [];
    yield await costOf(program, name, text);
  }
}

async function costOf(program: string, name: string, text: string): Promise<LargeCost> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
  try {
    writeFileSync(path.join(folder, 'main.tf'), text);
    const began = performance.now();
    const peak = pathToFileURL(path.resolve('test/fuzz/peak.mjs')).href;
    const child = spawn(process.execPath, ['--import', peak, path.resolve(program), 'check', folder], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    let [errors, memory] = ['', ''];
    child.stderr?.on('data', (piece: Buffer) => (errors += piece.toString()));
    child.stdio[3]?.on('data', (piece: Buffer) => (memory += piece.toString()));
    const status = await new Promise<number | null>((done) => child.once('close', done));
    const ms = performance.now() - began;
    return { name, characters: text.length, status, errors, ms, memory: Number(memory) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
