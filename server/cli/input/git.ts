import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../../files/reason';
import { repositoryOf } from '../../files/repository';
import { message, type Message } from '../../messages/message';
import { printable } from '../../text/width';
import { slashed } from './names';

/**
 * The content of files at a revision; none for a file that did not exist. Reads stored objects only: git does not look at the
 * working tree, and runs no filter, hook or other program of the repository.
 */
export async function textsAt(
  revision: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string> | Message> {
  if (!/^[^-\p{Cc}][^\p{Cc}]*$/u.test(revision)) return message('check.bad-revision', { revision });
  const texts = new Map<string, string>();
  const repositories = new Map<string, Map<string, string>>();
  for (const file of files) {
    const real = realOf(file);
    if (typeof real !== 'string') return real;
    const repository = repositoryOf(path.dirname(real));
    if (repository === undefined) return message('check.no-repository', { path: file });
    const own = repositories.get(repository) ?? new Map<string, string>();
    repositories.set(repository, own.set(slashed(path.relative(repository, real)), file));
  }
  for (const [repository, own] of repositories) {
    const commit = await git(repository, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]);
    if (!Buffer.isBuffer(commit)) {
      const { reason } = commit.args;
      if (typeof reason !== 'string' || !/needed a single revision/i.test(reason)) return commit;
      const shallow = await git(repository, ['rev-parse', '--is-shallow-repository']);
      const cut = Buffer.isBuffer(shallow) && shallow.toString('utf8').trim() === 'true';
      return message(cut ? 'check.revision-cut-off' : 'check.no-revision', { revision });
    }
    // A name with a line break cannot be passed to git, so its file counts as new.
    const names = [...own.keys()].filter((name) => !name.includes('\n'));
    const request = names.map((name) => `${commit.toString('utf8').trim()}:${name}\n`).join('');
    const found = await git(repository, ['cat-file', '--batch'], request);
    if (!Buffer.isBuffer(found)) return found;
    let at = 0;
    for (const name of names) {
      const end = found.indexOf('\n', at);
      const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(found.toString('utf8', at, end)) ?? [];
      at = end + 1;
      if (size === undefined) continue;
      if (type === 'blob') texts.set(own.get(name) ?? name, found.toString('utf8', at, at + Number(size)));
      at += Number(size) + 1;
    }
  }
  return texts;
}

function realOf(file: string): string | Message {
  try {
    return realpathSync(file);
  } catch (error) {
    return message('cli.cannot-read', { path: file, reason: reasonOf(error) });
  }
}

/** Environment variables that make git use another repository, or other objects, than those of the given folder. */
const redirecting: ReadonlySet<string> = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_GRAFT_FILE',
  'GIT_SHALLOW_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_CEILING_DIRECTORIES',
]);

function ownEnvironment(): NodeJS.ProcessEnv {
  const environment = Object.entries(process.env).filter(([name]) => !redirecting.has(name.toUpperCase()));
  const own = { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1', LC_ALL: 'C' };
  return { ...Object.fromEntries(environment), ...own };
}

/** The output of a git command, or why it failed. */
async function git(folder: string, args: readonly string[], input = ''): Promise<Buffer | Message> {
  // Otherwise, Windows would look for git in the current folder first.
  process.env['NoDefaultCurrentDirectoryInExePath'] = '1';
  return new Promise((resolve) => {
    const child = spawn('git', ['-C', folder, ...args], {
      stdio: 'pipe',
      env: ownEnvironment(),
    });
    const out: Buffer[] = [];
    let errorOutput = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (errorOutput += chunk.toString('utf8')));
    child.stdin.on('error', () => undefined);
    child.on('error', () => {
      resolve(message('check.no-git'));
    });
    child.on('close', (code) => {
      resolve(code === 0 ? Buffer.concat(out) : message('check.git-failed', { reason: printable(errorOutput.trim()) }));
    });
    child.stdin.end(input);
  });
}
