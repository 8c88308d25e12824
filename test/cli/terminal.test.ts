import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runIn } from './run';
import { hasTerminal, screen, Terminal } from './terminal';
import { widthOf } from '../../server/text/width';
import { dedent } from '../support/dedent';

const all = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(all, { recursive: true });
});
const cli = path.join(import.meta.dirname, '../../dist/cli.js');
let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(all, 'case-'));
});

const good = dedent`
  imsManifest: v1
  region: ap-southeast-1
`;
const faulty = dedent`
  ${good}images:
    a: { encrypted: true, kind: system }
  operations:
    - { action: publish, image: a }
`;

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
  writeFileSync(path.join(home, name), text);
}
const on = (args: readonly string[], env?: NodeJS.ProcessEnv): Terminal => new Terminal(home, args, env);

/** Waits for the end of a check that shows a text. One change can cause several checks, so others are skipped. */
async function checked(terminal: Terminal, text: string): Promise<void> {
  while (!(await terminal.seen('Press Ctrl+C to stop.')).includes(text));
}

describe.runIf(hasTerminal)('check --watch', () => {
  it('checks again when a manifest is changed, added, replaced, or deleted, and ends with Ctrl+C', async () => {
    write('plan.ims.yaml', good);
    const terminal = on(['check', '--watch']);
    await checked(terminal, 'Files checked: 1. No problems found.');
    write('plan.ims.yaml', faulty);
    await checked(terminal, 'publish-encrypted');
    write('new.ims.yaml', faulty);
    await checked(terminal, 'Files checked: 2 · errors: 2');
    write('below/deep.ims.yaml', good);
    await checked(terminal, 'Files checked: 3 · errors: 2');
    write('below/deep.ims.yaml', faulty);
    await checked(terminal, 'below/deep.ims.yaml:6:31');
    rmSync(path.join(home, 'below'), { recursive: true });
    await checked(terminal, 'Files checked: 2 · errors: 2');
    write('below/deep.ims.yaml', faulty);
    await checked(terminal, 'Files checked: 3 · errors: 3');
    write('other.txt', good);
    renameSync(path.join(home, 'other.txt'), path.join(home, 'plan.ims.yaml'));
    await checked(terminal, 'Files checked: 3 · errors: 2');
    rmSync(path.join(home, 'new.ims.yaml'));
    await checked(terminal, 'Files checked: 2 · errors: 1');
    terminal.type('\x03');
    expect(await terminal.ended).toBe(0);
  });

  it('checks again when settings in its folder or a parent are added, changed, or deleted', async () => {
    write('.git/HEAD', 'ref: refs/heads/main\n');
    write('a/b/plan.ims.yaml', faulty);
    const terminal = on(['check', '--watch', 'a/b/plan.ims.yaml']);
    await checked(terminal, 'errors: 1');
    write(
      'ims-manifest.config.yaml',
      dedent`
        rules:
          publish-encrypted: warning
      `,
    );
    await checked(terminal, 'warnings: 1');
    write(
      'a/ims-manifest.config.yaml',
      dedent`
        rules:
          publish-encrypted: info
      `,
    );
    await checked(terminal, 'info: 1');
    write(
      'a/b/ims-manifest.config.yaml',
      dedent`
        rules:
          publish-encrypted: off
      `,
    );
    await checked(terminal, 'No problems found.');
    write(
      'a/b/ims-manifest.config.yaml',
      dedent`
        rules:
          publish-encripted: off
      `,
    );
    await checked(terminal, 'ims-manifest.config.yaml:2:3');
    for (const [folder, then] of [
      ['a/b', 'info: 1'],
      ['a', 'warnings: 1'],
      ['.', 'errors: 1'],
    ] as const) {
      rmSync(path.join(home, folder, 'ims-manifest.config.yaml'));
      await checked(terminal, then);
    }
    terminal.type('\x03');
    expect(await terminal.ended).toBe(0);
  });

  it('checks again when an included file is added, changed, or deleted, wherever it is', async () => {
    const account = (state: string): string => `${good}keys:\n  own: { state: ${state} }\n`;
    const pipeline = dedent`
      ${good}include: [../shared/all.ims.yaml]
      images:
        base: { kind: system, visibility: private, status: active, encrypted: false, size: 40 }
      operations:
        - { action: copy-in-region, image: base, name: copy, key: own }
    `;
    mkdirSync(path.join(home, 'shared'));
    write('plans/a.ims.yaml', pipeline);
    write('plans/b.ims.yaml', pipeline);
    const terminal = on(['check', '--watch', 'plans']);
    await checked(terminal, 'errors: 2');
    write('shared/all.ims.yaml', `${good}include: [account.ims.yaml]\n`);
    write('shared/account.ims.yaml', account('enabled'));
    await checked(terminal, 'Files checked: 2. No problems found.');
    write('shared/account.ims.yaml', account('disabled'));
    await checked(terminal, 'key-not-enabled');
    write('shared/account.ims.yaml', account('enabled'));
    await checked(terminal, 'Files checked: 2. No problems found.');
    rmSync(path.join(home, 'shared/account.ims.yaml'));
    await checked(terminal, 'Files checked: 2');
    write('shared/account.ims.yaml', account('disabled'));
    await checked(terminal, 'key-not-enabled');
    terminal.type('\x03');
    expect(await terminal.ended).toBe(0);
  });

  it('waits for a missing file, and watches the target of a link', async () => {
    write('real/plan.txt', good);
    const terminal = on(['check', '--watch', 'plan.ims.yaml']);
    await checked(terminal, 'plan.ims.yaml: no such file');
    symlinkSync('real/plan.txt', path.join(home, 'plan.ims.yaml'));
    await checked(terminal, 'Files checked: 1. No problems found.');
    write('real/plan.txt', faulty);
    await checked(terminal, 'publish-encrypted');
    terminal.type('\x03');
    expect(await terminal.ended).toBe(0);
  });

  const configuration = dedent`
    provider "huaweicloud" {
      region = "cn-north-4"
    }
    module "exports" {
      source = "../modules/exports"
      format = var.format
    }
    variable "format" {
      type = string
    }
  `;
  const exports = dedent`
    variable "format" {
      type    = string
      default = null
    }
    resource "huaweicloud_ims_image_export" "app" {
      image_id    = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"
      bucket_url  = "archive:app"
      file_format = var.format
    }
  `;

  it('checks a configuration again when one of its files, a module, or a file with variables changes', async () => {
    write('.git/HEAD', 'ref: refs/heads/main\n');
    write('prod/main.tf', configuration);
    const terminal = on(['check', '--watch', 'prod', '--var-file', 'some.tfvars']);
    await checked(terminal, 'No manifest found.');
    write('modules/exports/main.tf', exports);
    await checked(terminal, 'some.tfvars: cannot be read');
    write('some.tfvars', 'format = "qcow2"\n');
    await checked(terminal, 'Files checked: 2. No problems found.');
    write('some.tfvars', 'format = null\n');
    await checked(terminal, 'export-format-missing');
    write('some.tfvars', '');
    write('prod/terraform.tfvars', 'format = "vhd"\n');
    await checked(terminal, 'No problems found.');
    write('modules/exports/main.tf', exports.replace('var.format', 'null'));
    await checked(terminal, 'export-format-missing');
    write('modules/exports/more.tf', exports.replaceAll('"app"', '"more"').replace('"format"', '"other"'));
    await checked(terminal, 'Files checked: 4');
    rmSync(path.join(home, 'modules'), { recursive: true });
    await checked(terminal, 'No manifest found.');
    terminal.type('\x03');
    expect(await terminal.ended).toBe(0);
  });

  it('checks a plan again when it, its configuration, or the declarations of its settings change', async () => {
    const from = (file: string): string =>
      readFileSync(path.join(import.meta.dirname, '../terraform/fixtures/encrypted-to-another-region', file), 'utf8');
    write('out/plan.json', from('plan.json'));
    write('main.tf', from('main.tf'));
    const terminal = on(['check', '--watch', 'out/plan.json', '--source', '.']);
    await checked(terminal, 'main.tf:26:21');
    write('main.tf', `# images\n${from('main.tf')}`);
    await checked(terminal, 'main.tf:27:21');
    write('out/ims-manifest.config.yaml', 'declarations: [facts.ims.yaml]\n');
    await checked(terminal, 'include-unusable');
    write(
      'out/facts.ims.yaml',
      `${good}files:\n  web: { bucket: golden-files, object: web/web.qcow2, virtual_size: 80 }\n`,
    );
    await checked(terminal, 'import-min-disk-below-file');
    write('out/plan.json', '{ "format_version": "2.0", "planned_values": {} }');
    await checked(terminal, 'Version 2.0');
    terminal.type('\x03');
    expect(await terminal.ended).toBe(0);
  });
});

describe.runIf(hasTerminal)('a terminal', () => {
  /** The complete output of a command. */
  async function all(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<string> {
    const terminal = on(args, env);
    await terminal.ended;
    return terminal.shown;
  }

  it('shows colors unless they are turned off', async () => {
    write('plan.ims.yaml', faulty);
    const plain = (await all(['check'], { NO_COLOR: '1' })).replaceAll('\r', '');
    expect(plain).toBe(runIn(home, process.execPath, [cli, 'check']).out);
    const coloured = await all(['check']);
    expect(coloured).toContain('\x1b[31merror\x1b[0m');
    expect(stripVTControlCharacters(coloured).replaceAll('\r', '')).toBe(plain);
    expect(await all(['check', '--color=never'])).not.toContain('\x1b');
  });

  it.each(['en', 'zh-cn'])('shows the progress of a long run, and clears it: %s', async (locale) => {
    // Together they take longer than the delay of the progress message.
    const long = `${good}operations:\n${'  - { action: delete, image: gone }\n'.repeat(20_000)}`;
    for (const name of ['a', 'b']) write(`${name}.ims.yaml`, long);
    const args = ['check', '--format', 'gitlab', '--only', 'publish-encrypted'];
    const shown = await all([...args, '--locale', locale]);
    expect(shown).toMatch(/\r\D+\d \S+ 2 *\r/);
    expect(screen(shown)).toEqual(['[]', '']);
  });

  it('shows escaped control characters in findings, diffs, plans, graphs, and declarations', async () => {
    const name = '"a\\e[2J\\e]0;owned\\a\u009b31m\u202e"';
    write(
      'plan.ims.yaml',
      dedent`
        ${good}images:
          ${name}: { kind: system, encrypted: true }
        operations:
          - { action: copy-in-region, image: ${name}, name: ${name} }
      `,
    );
    write(
      'raw.ims.yaml',
      dedent`
        ${good}images:
          a: { kind: system, encrypted: true } # [2J
        operations:
          - { action: copy-in-region, image: a, name: n }
      `,
    );
    write(
      'images.json',
      JSON.stringify({ images: [{ id: '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', name: 'a\x1b[2J\u009b\u202e' }] }),
    );
    for (const args of [
      ['check', '--color=never'],
      ['check', '--color=never', '--fix', '--dry-run'],
      ...['table', 'json', 'hcloud', 'curl', 'sh'].map((form) => [
        'plan',
        '--force',
        '--format',
        form,
        'plan.ims.yaml',
      ]),
      ['graph', 'plan.ims.yaml'],
      ['graph', '--format', 'dot', 'plan.ims.yaml'],
      ['declare', '--region', 'r', 'images.json'],
      ['declare', '--into', 'raw.ims.yaml', '--dry-run', 'images.json'],
    ]) {
      const shown = await all(args);
      expect(shown.length, args.join(' ')).toBeGreaterThan(50);
      expect(shown.replace(/[\r\n]/g, ''), args.join(' ')).not.toMatch(/[\p{Cc}\u202e]/u);
    }
  });
});

describe.runIf(hasTerminal)('a terminal', () => {
  const examples = path.join(import.meta.dirname, '../../examples');
  const tables = [
    ['plan', 'golden-image.ims.yaml'],
    ['plan', 'disaster-recovery.ims.yaml'],
    ['explain', '--list'],
    ['explain', 'copy-in-region'],
    ['check', '--help'],
    ['--help'],
  ];
  it.each([60, 80, 100, 160])('has room for every table: %i columns', async (width) => {
    for (const locale of ['en', 'zh-cn'])
      for (const args of tables) {
        const terminal = new Terminal(examples, [...args, '--locale', locale], {}, width);
        expect(await terminal.ended).toBe(0);
        const lines = screen(terminal.shown.replaceAll('\r\n', '\n'));
        expect(lines.length).toBeGreaterThan(5);
        // Examples and URLs are not wrapped, so that they can be copied.
        const wide = lines.filter((line) => widthOf(line) > width && !/^ {2}(?=\S).*ims-manifest|https:/.test(line));
        expect(wide).toEqual([]);
      }
  });
});
