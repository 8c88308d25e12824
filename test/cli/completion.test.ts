import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { installed, run, runIn } from './run';

const folder = mkdtempSync(path.join(tmpdir(), 'ims-completion-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(path.join(folder, 'here.ims.yaml'), '');
const shells = ['bash', 'zsh', 'fish'].filter(installed);
for (const shell of shells) writeFileSync(path.join(folder, shell), run(['completion', shell]).out);

/** The completions of a shell at the end of a line. */
const offers: Readonly<Record<string, (line: string) => readonly string[]>> = {
  bash(line) {
    // Like readline: words end at blanks, and `=` is a separate word.
    const words = [...(line.match(/=|[^\s=]+/g) ?? [])];
    if (line.endsWith(' ')) words.push('');
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const script = `source ./bash; COMP_WORDS=(${quoted}); COMP_CWORD=${String(words.length - 1)}; _ims_manifest; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return said('bash', ['--norc', '-c', script]);
  },
  zsh(line) {
    // Like the line editor of zsh: it sets the words, and offers the added ones that start with the current word.
    const words = line.split(' ').map((word) => `'${word}'`);
    const editor = 'compadd() { print -rl -- ${(M)@:#$word*}; }; compset() { :; }; _files() { :; }';
    const script = `autoload -Uz compinit; compinit -u -D; source ./zsh; ${editor}; words=(${words.join(' ')}); CURRENT=${String(words.length)}; _ims-manifest`;
    return said('zsh', ['-f', '-c', script]).filter((each) => each !== '--' || line.endsWith('--'));
  },
  fish(line) {
    return said('fish', ['--no-config', '-c', `source ./fish; complete -C '${line}'`]).map((each) =>
      each.replace(/\t.*/, ''),
    );
  },
};

function said(program: string, args: readonly string[]): readonly string[] {
  return runIn(folder, program, args, '', { HOME: folder }).out.split('\n').filter(Boolean);
}

describe.each(shells)('completion in %s', (shell) => {
  const offered = (line: string): readonly string[] => offers[shell]?.(line) ?? [];

  it('is a valid script of the shell', () => {
    expect(runIn(folder, shell, ['-n', shell])).toEqual({ status: 0, out: '', err: '' });
  });

  it.each([
    ['ims-manifest ch', 'check'],
    ['ims-manifest --ver', '--version'],
    ['ims-manifest check --cov', '--coverage'],
    ['ims-manifest check --format sar', 'sarif'],
    ['ims-manifest check a.yaml --only share-encrypted-def', 'share-encrypted-default-key'],
    ['ims-manifest plan --locale z', 'zh-cn'],
    ['ims-manifest init --template d', 'dr'],
    ['ims-manifest explain IMG.0098', 'IMG.0098'],
    ['ims-manifest completion f', 'fish'],
    ['ims-manifest lsp --', '--stdio'],
  ])('completes `%s`', (line, word) => {
    expect(offered(line)).toContain(word);
  });

  it('completes a value after `=`', () => {
    expect(offered('ims-manifest plan --format=hc')).toEqual([shell === 'fish' ? '--format=hcloud' : 'hcloud']);
    expect(offered('ims-manifest check --fix=un')).toEqual([shell === 'fish' ? '--fix=unsafe' : 'unsafe']);
  });

  it('offers no second command, and no options of other commands', () => {
    const all = [...offered('ims-manifest graph '), ...offered('ims-manifest graph --')];
    expect(all).toContain('--format');
    expect(all).not.toContain('check');
    expect(all).not.toContain('--coverage');
  });
});

describe('completion', () => {
  it.each([
    ['no shell', [] as string[]],
    ['an unknown shell', ['toString']],
    ['two shells', ['bash', 'zsh']],
  ])('names the shells if it gets %s', (_, args) => {
    const { status, err } = run(['completion', ...args]);
    expect(status).toBe(2);
    expect(err).toContain('bash, zsh, fish');
  });
});
