import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

export interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line from the root of the repository, in English unless `env` overrides it. */
export function run(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Result {
  return runIn(root, process.execPath, [path.join(root, 'dist/cli.js'), ...args], input, env);
}

/** Runs any program. */
export function runIn(
  cwd: string,
  program: string,
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = {},
): Result {
  const result = spawnSync(program, args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { PATH: process.env['PATH'], ...env },
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

/** Whether a program is installed. */
export function installed(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}
