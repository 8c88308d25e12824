import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { widthOf } from '../../server/text/width';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');

/** Whether pseudo-terminals are available: through `script` of util-linux, which is part of Debian and Ubuntu. */
export const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout.includes('util-linux');

if (!hasTerminal) console.warn('tests on a terminal are left out: there is no `script` of util-linux');

/** The built command line in a pseudo-terminal. Tests can wait for its output and press keys. */
export class Terminal {
  /** All output so far. */
  shown = '';
  /** The exit code, once the program has ended. */
  readonly ended: Promise<number | null>;
  private readonly process: ChildProcessWithoutNullStreams;
  private looked = 0;
  private look: () => void = () => undefined;

  /** `width` is the number of columns; unknown if absent. */
  constructor(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, width?: number) {
    const command = [process.execPath, cli, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const sized = width === undefined ? '' : `stty cols ${String(width)}; `;
    this.process = spawn('script', ['--quiet', '--return', '--command', `${sized}exec ${command}`, '/dev/null'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], SHELL: '/bin/sh', TERM: 'xterm', ...env },
    });
    this.process.stdout.on('data', (chunk: Buffer) => {
      this.shown += chunk.toString('utf8');
      this.look();
    });
    this.ended = new Promise((resolve) => {
      this.process.on('close', resolve);
    });
    void this.ended.then(() => {
      this.look();
    });
  }

  /** Waits for a text after the previous one. Returns the output up to its end. */
  async seen(text: string): Promise<string> {
    for (;;) {
      const at = this.shown.indexOf(text, this.looked);
      if (at >= 0) {
        const part = this.shown.slice(this.looked, (this.looked = at + text.length));
        return part;
      }
      if (this.process.exitCode !== null)
        throw new Error(`ended without showing ${JSON.stringify(text)}: ${JSON.stringify(this.shown)}`);
      await new Promise<void>((resolve) => {
        this.look = resolve;
      });
    }
  }

  /** Presses keys. */
  type(keys: string): void {
    this.process.stdin.write(keys);
  }
}

/** The lines of a terminal after some output: a carriage return goes to the first column, and the following text overwrites the line. */
export function screen(text: string): readonly string[] {
  return text.split('\n').map((line) => {
    let columns: readonly string[] = [];
    for (const part of line.split('\r')) {
      const over = Array.from(part).flatMap((each) => (widthOf(each) === 2 ? [each, ''] : [each]));
      columns = [...over, ...columns.slice(over.length)];
    }
    return columns.join('').trimEnd();
  });
}
