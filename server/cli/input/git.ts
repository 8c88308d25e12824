import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../../files/reason';
import { repositoryOf } from '../../files/repository';
import { message } from '../../messages/message';
import { printable } from '../../text/width';
import { CommandError, orElse } from './command-error';
import { slashed } from './names';

/**
 * The content of files at a revision; none for a file that did not exist. Reads stored objects only: git does not look at the
 * working tree, and runs no filter, hook or other program of the repository. Ends the command if they cannot be read.
 */
export async function textsAt(revision: string, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (!/^[^-\p{Cc}][^\p{Cc}]*$/u.test(revision)) throw new CommandError(message('check.bad-revision', { revision }));
  const texts = new Map<string, string>();
  const repositories = new Map<string, Map<string, string>>();
  for (const file of files) {
    const real = realOf(file);
    const repository = repositoryOf(path.dirname(real));
    if (repository === undefined) throw new CommandError(message('check.no-repository', { path: file }));
    const own = repositories.get(repository) ?? new Map<string, string>();
    repositories.set(repository, own.set(slashed(path.relative(repository, real)), file));
  }
  for (const [repository, own] of repositories) {
    const commit = await commitIn(repository, revision);
    // A name with a line break cannot be passed to git, so its file counts as new.
    const names = [...own.keys()].filter((name) => !name.includes('\n'));
    const request = names.map((name) => `${commit}:${name}\n`).join('');
    const found = await git(repository, ['cat-file', '--batch'], request);
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

/** The ID of the commit that a revision means. */
function commitIn(repository: string, revision: string): Promise<string> {
  const lineFrom = async (...args: readonly string[]): Promise<string> =>
    (await git(repository, args)).toString('utf8').trim();
  return orElse(
    () => lineFrom('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`),
    async (failure) => {
      const { reason } = failure.complaint.args;
      if (typeof reason !== 'string' || !/needed a single revision/i.test(reason)) throw failure;
      const isCutOff = (await lineFrom('rev-parse', '--is-shallow-repository')) === 'true';
      throw new CommandError(message(isCutOff ? 'check.revision-cut-off' : 'check.no-revision', { revision }));
    },
  );
}

function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    throw new CommandError(message('cli.cannot-read', { path: file, reason: reasonOf(error) }));
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

/** The output of a git command. Ends our own command if it fails. */
async function git(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  // Otherwise, Windows would look for git in the current folder first.
  process.env['NoDefaultCurrentDirectoryInExePath'] = '1';
  return new Promise((resolve, reject) => {
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
      reject(new CommandError(message('check.no-git')));
    });
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(new CommandError(message('check.git-failed', { reason: printable(errorOutput.trim()) })));
    });
    child.stdin.end(input);
  });
}
