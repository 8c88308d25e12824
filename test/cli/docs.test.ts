import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { run } from './run';

const root = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/cli.md'), 'utf8');
const commands = [...run(['--help']).out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name);

it('the page about the command line has the help of every command', () => {
  expect(commands).toContain('check');
  expect(page).toContain(`\`\`\`text\n${run(['--help']).out}\`\`\`\n`);
  for (const name of commands) expect(page).toContain(`\`\`\`text\n${run([name, '--help']).out}\`\`\`\n`);
});

it('the README shows the real output of a check', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const [, command = '', shown] = /```console\n\$ ims-manifest ([^\n]*)\n([^]*?)```/.exec(readme) ?? [];
  expect(run(command.split(' ')).out).toBe(shown);
});

it('the page has an example of every option of check', async () => {
  const { check } = await import('../../server/cli/commands/check');
  for (const option of Object.keys(check.options))
    expect(page).toMatch(new RegExp(`^\\| \`--${option}\` \\| \`.*--${option}\\b`, 'm'));
});
