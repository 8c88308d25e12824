import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run, runIn, type Result } from './run';

const root = path.join(import.meta.dirname, '../..');
const fixture = 'test/terraform/fixtures/encrypted-to-another-region';
const copy = 'huaweicloud_images_image_copy.south';
const top = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
let folder = top;
let count = 0;
beforeEach(() => {
  folder = path.join(top, String(count++));
  mkdirSync(folder);
});
afterAll(() => {
  rmSync(top, { recursive: true });
});

const put = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const here = (args: readonly string[], input = ''): Result =>
  runIn(folder, process.execPath, [path.join(root, 'dist/cli.js'), ...args], input);

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly address?: string }[];
  }[];
}
const filesOf = ({ out }: Result): Report['files'] => (JSON.parse(out) as Report).files;
const found = (result: Result): readonly string[] =>
  filesOf(result).flatMap(({ path: file, findings }) =>
    findings.map(({ rule, address }) => `${file} ${rule} ${address ?? ''}`),
  );

const encrypted = `resource "huaweicloud_ims_obs_system_image" "web" {
  name       = "web"
  image_url  = "golden-files:web/web.qcow2"
  min_disk   = 40
  os_version = "Ubuntu 22.04 server 64bit"
  cmk_id     = "9f3a1c5e-0b7d-4e2f-8a6c-1d2e3f4a5b6c"
}

resource "huaweicloud_images_image_copy" "south" {
  source_image_id = huaweicloud_ims_obs_system_image.web.id
  name            = "web-south"
  target_region   = var.region
  agency_name     = "ims_copy"
}

variable "region" {
  type = string
}
`;
const provider = 'provider "huaweicloud" {\n  region = "cn-north-4"\n}\n';

describe('a configuration', () => {
  it('is found in a folder, and a finding has the address of its resource', () => {
    const { status, out } = run(['check', fixture]);
    expect(status).toBe(1);
    expect(out).toContain(`${fixture}/main.tf:26:21  ${copy}.source_image_id  error cross-region-encrypted\n`);
    expect(run(['check', 'test/terraform/fixtures/ok-copies-in-two-waves']).status).toBe(0);
  });

  it('has its address in every form', () => {
    const form = (name: string): string => run(['check', fixture, '--format', name]).out;
    expect(found(run(['check', fixture, '--format', 'json']))).toEqual([
      `${fixture}/main.tf cross-region-encrypted ${copy}.source_image_id`,
    ]);
    expect(form('sarif')).toContain(`"fullyQualifiedName": "${copy}.source_image_id"`);
    expect(form('github')).toContain(`::${copy}.source_image_id: `);
    expect(form('gitlab')).toContain(`"description": "${copy}.source_image_id: `);
    expect(form('junit')).toContain(`message="${copy}.source_image_id: `);
  });

  it('is checked with the modules that it calls, and a module is not checked alone then', () => {
    put('modules/images/main.tf', encrypted);
    put('prod/main.tf', `${provider}module "images" {\n  source = "../modules/images"\n  region = "cn-south-1"\n}\n`);
    const result = here(['check', '.', '--format', 'json']);
    expect(found(result)).toEqual([
      'modules/images/main.tf cross-region-encrypted module.images.huaweicloud_images_image_copy.south.source_image_id',
    ]);
    expect(filesOf(result).map((file) => file.path)).toEqual(['prod/main.tf', 'modules/images/main.tf']);
  });

  it('reports a module of two configurations once, and modules that call each other at all', () => {
    put('modules/images/main.tf', encrypted);
    for (const name of ['a', 'b'])
      put(`${name}/main.tf`, `${provider}module "i" {\n  source = "../modules/images"\n  region = "cn-south-1"\n}\n`);
    expect(found(here(['check', '.', '--format', 'json']))).toHaveLength(1);
    put('modules/images/more.tf', 'module "again" {\n  source = "../images"\n}\n');
    expect(filesOf(here(['check', 'modules', '--format', 'json'])).length).toBeGreaterThan(0);
  });

  it('is not hidden by a comment that names its folder as a module', () => {
    put('images/main.tf', `${provider}${encrypted}`);
    put('other/main.tf', '# module "x" { source = "../images" }\n');
    expect(filesOf(here(['check', '.', '--format', 'json'])).map((file) => file.path)).toContain('images/main.tf');
  });

  it('of a named file is checked as a whole, and only that file is reported', () => {
    put('images.tf', encrypted);
    put('provider.tf', provider);
    const result = here(['check', 'provider.tf', '--var', 'region=cn-south-1', '--format', 'json']);
    expect([result.status, filesOf(result).map((file) => file.path)]).toEqual([0, ['provider.tf']]);
    expect(found(here(['check', 'images.tf', '--var', 'region=cn-south-1', '--format', 'json']))).toHaveLength(1);
  });

  it('has the variables of the command line and of files', () => {
    put('main.tf', provider + encrypted);
    put('south.tfvars', '# Guangzhou\nregion = "cn-south-1"\n');
    put('same.tfvars.json', '{ "region": "cn-north-4" }');
    const rules = (...args: readonly string[]): readonly string[] =>
      filesOf(here(['check', '.', '--format', 'json', ...args])).flatMap(({ findings }) =>
        findings.map(({ rule }) => rule),
      );
    expect(rules('--var-file', 'south.tfvars')).toEqual(['cross-region-encrypted']);
    expect(rules('--var-file', 'same.tfvars.json')).toContain('tf-copy-target-is-source');
    expect(rules('--var-file', 'same.tfvars.json', '--var', 'region=cn-south-1')).toEqual(['cross-region-encrypted']);
  });

  it('has findings of a baseline hidden, and those of changes alone with --since', () => {
    put('main.tf', `${provider}${encrypted.replace('var.region', '"cn-south-1"')}`);
    expect(here(['check', '.', '--baseline', 'known.json', '--write-baseline']).status).toBe(0);
    expect(here(['check', '.', '--baseline', 'known.json']).status).toBe(0);
    const git = (...args: readonly string[]): Result =>
      runIn(folder, 'git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    expect(here(['check', '.', '--since', 'HEAD']).status).toBe(0);
    const again = readFileSync(path.join(folder, 'main.tf'), 'utf8').replace('"web-south"', '"south"');
    put('main.tf', again.replace('source_image_id = ', 'source_image_id =  '));
    expect(here(['check', '.', '--since', 'HEAD']).status).toBe(1);
  });

  it('is not changed by --fix', () => {
    put('main.tf', provider + encrypted);
    here(['check', '.', '--fix=unsafe', '--var', 'region=cn-south-1']);
    expect(readFileSync(path.join(folder, 'main.tf'), 'utf8')).toBe(provider + encrypted);
  });

  it('has comments that disable a rule', () => {
    const comment = '  # ims-disable-next-line cross-region-encrypted -- decrypted before\n  source_image_id';
    put('main.tf', provider + encrypted.replace('  source_image_id', comment));
    expect(here(['check', '.', '--var', 'region=cn-south-1']).status).toBe(0);
    expect(here(['check', '.', '--var', 'region=cn-south-1', '--ignore-disables']).status).toBe(1);
  });
});

describe('a plan', () => {
  it('is recognized by its content', () => {
    const { status, out } = run(['check', `${fixture}/plan.json`]);
    expect(status).toBe(1);
    expect(out).toContain(`${fixture}/plan.json:74:4  ${copy}  error cross-region-encrypted\n`);
  });

  it('can be on standard input', () => {
    const text = readFileSync(path.join(root, fixture, 'plan.json'), 'utf8');
    expect(run(['check', '-'], text).out).toContain(`-:74:4  ${copy}  error cross-region-encrypted\n`);
  });

  it('has its findings in the files of its configuration', () => {
    expect(found(run(['check', `${fixture}/plan.json`, '--source', fixture, '--format', 'json']))).toEqual([
      `${fixture}/main.tf cross-region-encrypted ${copy}.source_image_id`,
    ]);
  });

  it.each([
    ['a plan of another format', '{ "format_version": "2.0", "planned_values": {} }', 'Version 2.0 of the plan format'],
    ['a state', '{ "version": 4, "lineage": "a", "resources": [] }', 'This is a stored Terraform state, not a plan.'],
  ])('is not %s', (_, text, said) => {
    put('plan.json', text);
    const { status, out } = here(['check', 'plan.json']);
    expect([status, out.includes(said)]).toEqual([1, true]);
  });
});

describe('an error of the command', () => {
  it.each([
    [['missing'], 'missing: no such file or folder'],
    [['.', '--var-file', 'no.tfvars'], 'no.tfvars: cannot be read'],
    [['.', '--var-file', 'bad.tfvars'], 'bad.tfvars:1:'],
    [['.', '--var', 'region'], '`--var` must be `NAME=VALUE`, not `region`.'],
    [['.', '--source', '.'], '`--source` is for plans'],
  ])('%j', (args, said) => {
    put('main.tf', provider + encrypted);
    put('bad.tfvars', 'region = \n');
    const { status, err } = here(['check', ...args]);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  });

  it('is a folder without images', () => {
    put('main.tf', provider);
    expect(here(['check', '.'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('No manifest found.') as string,
    });
  });
});

describe('a settings file with declarations', () => {
  beforeEach(() => {
    put('ims-manifest.config.yaml', 'declarations: [facts.ims.yaml]\n');
    put('infra/main.tf', `${provider}${encrypted}`);
  });

  it('adds them to configurations and to plans', () => {
    put(
      'facts.ims.yaml',
      'imsManifest: v1\nregion: cn-north-4\nfiles:\n  web: { bucket: golden-files, object: web/web.qcow2, virtual_size: 80 }\nbuckets:\n  golden-files: {}\n',
    );
    put('plan.json', readFileSync(path.join(root, fixture, 'plan.json'), 'utf8'));
    const checked = here(['check', 'infra', '--format', 'json']);
    expect(found(checked)).toContain(
      'infra/main.tf import-min-disk-below-file huaweicloud_ims_obs_system_image.web.min_disk',
    );
    expect(checked.out).toContain('facts.ims.yaml');
    expect(here(['check', 'plan.json']).out).toContain('import-min-disk-below-file');
  });

  it('reports a file that does not exist', () => {
    expect(found(here(['check', 'infra', '--format', 'json']))).toContain('infra/main.tf include-unusable ');
  });
});
