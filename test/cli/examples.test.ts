import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installed, run, runIn } from './run';
import { dedent } from '../support/dedent';

const root = path.join(import.meta.dirname, '../..');
const home = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const images = JSON.stringify({ images: [{ id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', name: 'rocky-9' }] });
const keys = JSON.stringify({ key_details: [{ key_id: '0b5b2c1d-9a3e-4f7e-8d4c-2f1e0a9b8c7d', key_alias: 'golden' }] });
const plan = JSON.stringify({ format_version: '1.2', resource_changes: [], configuration: { root_module: {} } });
const state = JSON.stringify({ format_version: '1.0', values: { root_module: { resources: [] } } });

/** Other programs in the examples. They only print or read something if they are not important. */
const programs = {
  'ims-manifest': `exec '${process.execPath}' '${path.join(root, 'dist/cli.js')}' "$@"`,
  hcloud: `printf '%s' '${images}'`,
  terraform: `case "$*" in *tfplan*) printf '%s' '${plan}' ;; *) printf '%s' '${state}' ;; esac`,
  'generate-plan': 'cat plans/generated.ims.yaml',
  ...(installed('jq') ? {} : { jq: 'cat' }),
  ...(installed('dot') ? {} : { dot: 'cat >pipeline.svg' }),
};

/** Every command with the examples in its `--help`. */
const examples = [...run(['--help']).out.matchAll(/^ {2}([a-z]+) {2,}/gm)].flatMap(([, command = '']) => {
  const [, lines = ''] = /\nExamples:\n((?: {2}.*\n)+)/.exec(run([command, '--help']).out) ?? [];
  return [...lines.matchAll(/^ {2}(.*)$/gm)].map(([, example = '']) => ({ command, example }));
});

beforeAll(() => {
  mkdirSync(path.join(home, 'bin'));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(path.join(home, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(home, 'bin', name), 0o755);
  }
});

/** A repository like the examples expect, with a finding that has a safe fix. */
function prepare(): string {
  const folder = mkdtempSync(path.join(home, 'case-'));
  const good = path.join(root, 'examples/golden-image.ims.yaml');
  for (const name of ['images', 'plans', 'infrastructure', '.config/fish/completions'])
    mkdirSync(path.join(folder, name), { recursive: true });
  for (const name of ['pipeline.ims.yaml', 'plans/generated.ims.yaml']) copyFileSync(good, path.join(folder, name));
  copyFileSync(
    path.join(root, 'test/terraform/fixtures/ok-copies-in-two-waves/main.tf'),
    path.join(folder, 'infrastructure/main.tf'),
  );
  const safe = '# ims-disable-file export-iso\n';
  writeFileSync(path.join(folder, 'images/plan.ims.yaml'), safe + readFileSync(good, 'utf8'));
  writeFileSync(path.join(folder, 'images.json'), images);
  writeFileSync(path.join(folder, 'keys.json'), keys);
  const git = `git init -q -b main && git add . && git -c user.name=a -c user.email=a commit -qm one && git update-ref refs/remotes/origin/main HEAD`;
  expect(runIn(folder, 'sh', ['-c', git])).toMatchObject({ status: 0 });
  return folder;
}

describe('the examples of --help', () => {
  it('exist for every command with several uses', () => {
    expect(new Set(examples.map(({ command }) => command)).size).toBeGreaterThanOrEqual(7);
  });

  it.each(examples)('$example', ({ command, example }) => {
    const folder = prepare();
    const init = command === 'init';
    if (init) rmSync(path.join(folder, 'pipeline.ims.yaml'));
    const shell = example.includes('zsh') ? 'zsh' : example.includes('<(') ? 'bash' : 'sh';
    const compinit = shell === 'zsh' ? 'autoload -Uz compinit; compinit -u -D; ' : '';
    const env = { PATH: `${path.join(home, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder };
    if (!installed(shell)) return;
    const { status, err } = runIn(folder, shell, ['-c', `${compinit}${example}`], '', env);
    expect(err).not.toMatch(/no such|there is no|cannot|not found|fault|needs|unknown/i);
    expect(status).toBe(0);
  });
});

describe('options as --help shows them', () => {
  const faulty = dedent`
    imsManifest: v1
    region: r
    operations:
      - { action: delete, image: a }
  `;

  it.each([
    [['--color', 'never', 'check', '-'], false],
    [['check', '--color', 'never', '-'], false],
    [['check', '-', '--color', 'never'], false],
    [['check', '-', '--color=never'], false],
    [['--color', 'always', 'check', '-'], true],
    [['check', '-', '--color', 'always'], true],
    [['--color', 'check', '-'], true],
    [['check', '--color', '-'], true],
    [['check', '-', '--color'], true],
    [['check', '-', '--color', 'auto'], false],
  ])('%j', (args, colored) => {
    const { status, out } = run(args, faulty);
    expect(status).toBe(1);
    expect(out.includes('\u001b[')).toBe(colored);
  });

  it('accept their value after a space or `=`, in every command', () => {
    const helps = ['', 'check', 'plan', 'graph', 'init', 'declare'].map(
      (command) => [command, run([command || 'help', '--help']).out] as const,
    );
    const choices = helps.flatMap(([command, help]) =>
      [...help.matchAll(/(--[a-z-]+) ([a-z|-]+\|[a-z|-]+)/g)].flatMap(([, option = '', values = '']) =>
        values.split('|').map((value) => [command, option, value] as const),
      ),
    );
    expect(choices.length).toBeGreaterThan(10);
    for (const [command, option, value] of choices) {
      const rest = command === 'init' ? ['--template', 'dr'] : [command === '' ? '--version' : '-'];
      const manifest = dedent`
        imsManifest: v1
        region: r
      `;
      const spaced = run([command, option, value, ...rest].filter(Boolean), manifest);
      const joined = run([command, `${option}=${value}`, ...rest].filter(Boolean), manifest);
      expect(spaced).toEqual(joined);
      expect(spaced.status, `${command} ${option} ${value}`).toBe(0);
    }
  });

  it('`--fix` accepts its value after a space', () => {
    const file = path.join(prepare(), 'images/plan.ims.yaml');
    for (const args of [
      ['--fix', 'unsafe', file],
      ['--fix', file],
      [file, '--fix'],
    ])
      expect(run(['check', '--dry-run', ...args])).toMatchObject({
        status: 0,
        err: expect.stringContaining('now: 1, after the fix: 0') as string,
      });
  });
});
