import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { widthOf } from '../../server/text/width';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');

/** Whether pseudo-terminals can be made here: by the `script` of util-linux, which is on every Debian and Ubuntu. */
export const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout.includes('util-linux');

if (!hasTerminal) console.warn('tests on a terminal are left out: there is no `script` of util-linux');

/** The built command line on a pseudo-terminal: what it shows can be waited for, and keys can be pressed. */
export class Terminal {
  /** All that the terminal was sent so far. */
  shown = '';
  /** The exit code, once the program has ended. */
  readonly ended: Promise<number | null>;
  private readonly process: ChildProcessWithoutNullStreams;
  private looked = 0;
  private look: () => void = () => undefined;

  /** `width` is the number of its columns; without one it has none. */
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

  /** Waits until a text is shown behind what was waited for before; gives what was shown up to its end. */
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

/** What a terminal's lines hold after a text: a carriage return goes back to the first column, and what follows covers what was there. */
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
