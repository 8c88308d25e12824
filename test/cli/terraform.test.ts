import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run, runIn, type Result } from './run';
import { dedent } from '../support/dedent';

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
const provider = dedent`
  provider "huaweicloud" {
    region = "cn-north-4"
  }
`;

describe('a configuration', () => {
  it('is found in a folder, and a finding has the address of its resource', () => {
    const { status, out } = run(['check', fixture]);
    expect(status).toBe(1);
    expect(out).toContain(`${fixture}/main.tf:26:21  ${copy}.source_image_id  error cross-region-encrypted\n`);
    expect(run(['check', 'test/terraform/fixtures/ok-copies-in-two-waves']).status).toBe(0);
  });

  it('has the resource address in every format', () => {
    const form = (name: string): string => run(['check', fixture, '--format', name]).out;
    expect(found(run(['check', fixture, '--format', 'json']))).toEqual([
      `${fixture}/main.tf cross-region-encrypted ${copy}.source_image_id`,
    ]);
    expect(form('sarif')).toContain(`"fullyQualifiedName": "${copy}.source_image_id"`);
    expect(form('github')).toContain(`::${copy}.source_image_id: `);
    expect(form('gitlab')).toContain(`"description": "${copy}.source_image_id: `);
    expect(form('junit')).toContain(`message="${copy}.source_image_id: `);
  });

  it('is checked with its modules, which are then not checked separately', () => {
    put('modules/images/main.tf', encrypted);
    put(
      'prod/main.tf',
      dedent`
      ${provider}module "images" {
        source = "../modules/images"
        region = "cn-south-1"
      }
    `,
    );
    const result = here(['check', '.', '--format', 'json']);
    expect(found(result)).toEqual([
      'modules/images/main.tf cross-region-encrypted module.images.huaweicloud_images_image_copy.south.source_image_id',
    ]);
    expect(filesOf(result).map((file) => file.path)).toEqual(['prod/main.tf', 'modules/images/main.tf']);
  });

  it('has the findings of a shared module once, also with cyclic module calls', () => {
    put('modules/images/main.tf', encrypted);
    for (const name of ['a', 'b'])
      put(
        `${name}/main.tf`,
        dedent`
        ${provider}module "i" {
          source = "../modules/images"
          region = "cn-south-1"
        }
      `,
      );
    expect(found(here(['check', '.', '--format', 'json']))).toHaveLength(1);
    put(
      'modules/images/more.tf',
      dedent`
      module "again" {
        source = "../images"
      }
    `,
    );
    expect(filesOf(here(['check', 'modules', '--format', 'json'])).length).toBeGreaterThan(0);
  });

  it('is checked even if a comment names its folder as a module', () => {
    put('images/main.tf', `${provider}${encrypted}`);
    put('other/main.tf', '# module "x" { source = "../images" }\n');
    expect(filesOf(here(['check', '.', '--format', 'json'])).map((file) => file.path)).toContain('images/main.tf');
  });

  it('is checked as a whole for a named file, but only that file is reported', () => {
    put('images.tf', encrypted);
    put('provider.tf', provider);
    const result = here(['check', 'provider.tf', '--var', 'region=cn-south-1', '--format', 'json']);
    expect([result.status, filesOf(result).map((file) => file.path)]).toEqual([0, ['provider.tf']]);
    expect(found(here(['check', 'images.tf', '--var', 'region=cn-south-1', '--format', 'json']))).toHaveLength(1);
  });

  it('uses variables of the command line and of files', () => {
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

  it('has the addresses of the instances that findings and coverage are about', () => {
    put(
      'main.tf',
      `${provider}
module "golden" {
  for_each = { rocky = 40, ubuntu = 2048 }
  source   = "./golden"
  name     = each.key
  min_disk = each.value
}

resource "huaweicloud_images_image_copy" "far" {
  for_each        = toset(["cn-east-3", "cn-north-4"])
  source_image_id = module.golden["rocky"].id
  name            = each.key
  target_region   = each.key
  agency_name     = "ims_copy"
}
`,
    );
    const golden = encrypted.slice(0, encrypted.indexOf('resource "huaweicloud_images_image_copy"'));
    put(
      'golden/main.tf',
      golden
        .replace('"web"\n', 'var.name\n')
        .replace('40', 'var.min_disk')
        .replace('web/web', '${var.name}')
        .replace(/ {2}cmk_id.*\n/, '') +
        dedent`
          variable "name" {}
          variable "min_disk" {}
          output "id" {
            value = huaweicloud_ims_obs_system_image.web.id
          }
        `,
    );
    const far = 'huaweicloud_images_image_copy.far';
    const result = here(['check', '.', '--coverage', '--format', 'json']);
    expect(found(result)).toEqual([
      `main.tf tf-copy-target-is-source ${far}["cn-north-4"].target_region`,
      'golden/main.tf import-system-disk-range module.golden["ubuntu"].huaweicloud_ims_obs_system_image.web.min_disk',
    ]);
    const { files } = JSON.parse(result.out) as { files: { coverage: { address: string }[] }[] };
    expect(files.map(({ coverage }) => coverage.map(({ address }) => address))).toEqual([
      [`${far}["cn-east-3"]`, `${far}["cn-north-4"]`],
      [
        'module.golden["rocky"].huaweicloud_ims_obs_system_image.web',
        'module.golden["ubuntu"].huaweicloud_ims_obs_system_image.web',
      ],
    ]);
    expect(here(['check', '.', '--coverage']).out).not.toMatch(/in `\w+` of `[^`]*\.tf`/);
  });

  it('supports a baseline and --since', () => {
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

  it('supports comments that disable a rule', () => {
    const comment = '  # ims-disable-next-line cross-region-encrypted -- decrypted before\n  source_image_id';
    put('main.tf', provider + encrypted.replace('  source_image_id', comment));
    expect(here(['check', '.', '--var', 'region=cn-south-1']).status).toBe(0);
    expect(here(['check', '.', '--var', 'region=cn-south-1', '--ignore-disables']).status).toBe(1);
  });
});

describe('a fix', () => {
  const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const key = '  kms_key_id      = "9f3a1c5e-0b7d-4e2f-8a6c-1d2e3f4a5b6c"\n';
  const keyed = encrypted.replace(/ {2}cmk_id.*\n/, '').replace('"ims_copy"\n', `"ims_copy"\n${key}`);
  const south = (module: string): string =>
    dedent`
      ${provider}module "i" {
        source = "${module}"
        region = "cn-south-1"
      }
    `;
  const exported = `${provider}
resource "huaweicloud_ims_image_export" "web" {
  image_id   = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11" # of last year
  bucket_url = "golden-files:web.qcow2"
}
`;
  const withFormat = exported
    .replace('image_id   =', 'image_id    =')
    .replace(
      'bucket_url = "golden-files:web.qcow2"\n',
      'bucket_url  = "golden-files:web.qcow2"\n  file_format = "qcow2"\n',
    );

  it('is offered in every form that has fixes', () => {
    put('main.tf', `# ims-disable-file export-iso\n${exported}`);
    const { out } = here([
      'check',
      '.',
      '--format',
      'text',
      '--format',
      'json=out.json',
      '--format',
      'sarif=out.sarif',
    ]);
    expect(out).toContain('Fixable: 1 with `--fix`, 1 more with `--fix=unsafe`');
    expect(text('out.json')).toContain('"newText": "  image_id    =');
    expect(text('out.sarif')).toContain('file_format = \\"qcow2\\"');
  });

  it('that is safe is applied with --fix', () => {
    put('main.tf', `# ims-disable-file export-iso\n${exported}`);
    expect(here(['check', '.', '--fix'])).toMatchObject({
      status: 1,
      err: 'ims-manifest: main.tf: fixed. Findings before: 2, now: 1\n',
    });
    expect(text('main.tf')).toBe(exported);
  });

  it('is applied with --fix=unsafe and shown with --dry-run, and the file stays as `terraform fmt` leaves it', () => {
    put('main.tf', exported);
    expect(here(['check', '.', '--fix=unsafe', '--dry-run']).out).toContain('+  file_format = "qcow2"\n');
    expect(text('main.tf')).toBe(exported);
    expect(here(['check', '.', '--fix=unsafe'])).toMatchObject({
      status: 0,
      err: 'ims-manifest: main.tf: fixed. Findings before: 1, now: 0\n',
    });
    expect(text('main.tf')).toBe(withFormat);
  });

  it('is applied to several files, of which the named ones alone are changed', () => {
    put('one.tf', exported);
    put('two.tf', exported.replace(provider, '').replace('"web"', '"two"').replace('files:web', 'files:two'));
    here(['check', 'two.tf', '--fix=unsafe']);
    expect([text('one.tf'), text('two.tf').includes('file_format')]).toEqual([exported, true]);
    here(['check', '.', '--fix=unsafe']);
    expect(text('one.tf')).toBe(withFormat);
  });

  it('that is not safe needs --fix=unsafe, and changes a module only if it is in the folder to check', () => {
    put('modules/images/main.tf', keyed);
    put('prod/main.tf', south('../modules/images'));
    for (const args of [
      ['.', '--fix'],
      ['prod', '--fix=unsafe'],
    ]) {
      expect(here(['check', ...args]).err).toBe('ims-manifest: Nothing was fixed.\n');
      expect(text('modules/images/main.tf')).toBe(keyed);
    }
    expect(here(['check', '.', '--fix=unsafe']).status).toBe(0);
    expect(text('modules/images/main.tf')).toBe(keyed.replace(key, ''));
  });

  it('of a module that another configuration needs as it is, is not applied', () => {
    put(
      'modules/images/main.tf',
      keyed.replace(/image_url/, 'cmk_id     = "9f3a1c5e-0b7d-4e2f-8a6c-1d2e3f4a5b6c"\n  image_url'),
    );
    put('a/main.tf', south('../modules/images'));
    put('b/main.tf', south('../modules/images').replace('cn-south-1', 'cn-north-4'));
    const before = text('modules/images/main.tf');
    here(['check', '.', '--fix=unsafe', '--only', 'tf-copy-key-dropped']);
    expect(text('modules/images/main.tf')).toBe(before);
  });

  it('does not follow a link out of the folder to check', () => {
    put('shared/main.tf', exported);
    mkdirSync(path.join(folder, 'own'));
    symlinkSync('../shared/main.tf', path.join(folder, 'own/main.tf'));
    here(['check', 'own', '--fix=unsafe']);
    expect(text('shared/main.tf')).toBe(exported);
  });

  it('changes all files of a configuration or none of them', () => {
    put('one.tf', exported);
    put('two.tf', exported.replace(provider, '').replace('"web"', '"two"').replace('files:web', 'files:two'));
    chmodSync(path.join(folder, 'two.tf'), 0o444);
    const { status, err } = here(['check', '.', '--fix=unsafe']);
    expect([status, err.match(/two.tf: read-only, not changed/g)?.length]).toEqual([2, 1]);
    expect(text('one.tf')).toBe(exported);
  });

  it('does not change a plan', () => {
    const plan = readFileSync(path.join(root, fixture, 'plan.json'), 'utf8');
    put('plan.json', plan);
    expect(here(['check', 'plan.json', '--fix=unsafe']).err).toBe(
      'ims-manifest: plan.json: Plans are not changed. Fix the configuration, then create the plan again.\n' +
        'ims-manifest: Nothing was fixed.\n',
    );
    expect(text('plan.json')).toBe(plan);
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

  it('has findings in the files of its configuration', () => {
    expect(found(run(['check', `${fixture}/plan.json`, '--source', fixture, '--format', 'json']))).toEqual([
      `${fixture}/main.tf cross-region-encrypted ${copy}.source_image_id`,
    ]);
  });

  it.each([
    ['a plan of another format', '{ "format_version": "2.0", "planned_values": {} }', ':1:1: Version 2.0 of the plan'],
    [
      'a state',
      '{ "version": 4, "lineage": "a", "resources": [] }',
      ':1:1: This is a stored Terraform state, not a plan.',
    ],
    ['a plan that breaks off', '{ "format_version": "1.2", "planned_values": {', ':1:47: '],
  ])('cannot be %s', (_, text, said) => {
    put('plan.json', text);
    for (const command of ['check', 'graph'])
      expect(here([command, 'plan.json'])).toMatchObject({
        status: 2,
        out: '',
        err: expect.stringContaining(`plan.json${said}`) as string,
      });
    put('main.tf', provider + encrypted);
    const { status, out } = here(['check', '.', 'plan.json', '--format', 'json']);
    expect([status, filesOf({ status, out, err: '' }).map((file) => file.path)]).toEqual([2, ['main.tf']]);
  });
});

describe('a graph', () => {
  const refused = /d1s2\{\{"✕ 2 · copy across regions/;

  it.each([
    ['a configuration', ''],
    ['one of its files', '/main.tf'],
    ['a plan', '/plan.json'],
  ])('is drawn of %s', (_, file) => {
    const { status, out } = run(['graph', `${fixture}${file}`]);
    expect([status, out]).toEqual([0, expect.stringMatching(refused)]);
    expect(run(['graph', `${fixture}${file}`, '--format', 'dot']).out).toContain(`label="${copy}`);
  });

  it('is drawn of the configuration in a folder, whatever else is in it, with values of variables', () => {
    put('main.tf', provider + encrypted);
    put('other/main.tf', provider + encrypted);
    put('a.ims.yaml', 'imsManifest: v1\nregion: r\n');
    put('south.tfvars', 'region = "cn-south-1"\n');
    expect(here(['graph', '.']).out).not.toContain('cn-south-1');
    expect(here(['graph', '.', '--var', 'region=cn-south-1']).out).toMatch(refused);
    expect(here(['graph', '.', '--var-file', 'south.tfvars']).out).toMatch(refused);
    expect(here(['graph', '.', '--var', 'region'])).toMatchObject({ status: 2, out: '' });
  });

  it('uses the declarations and levels of the settings', () => {
    put('infra/main.tf', provider + encrypted.replace(/ {2}cmk_id.*\n/, '').replace('var.region', '"cn-south-1"'));
    expect(here(['graph', 'infra']).out).not.toContain('✕');
    put('ims-manifest.config.yaml', 'declarations: [facts.ims.yaml]\n');
    put(
      'facts.ims.yaml',
      dedent`
        imsManifest: v1
        region: cn-north-4
        files:
          web: { bucket: golden-files, object: web/web.qcow2, virtual_size: 80 }
      `,
    );
    expect(here(['graph', 'infra']).out).toContain('✕ 1 · import');
    put('ims-manifest.config.yaml', 'declarations: [facts.ims.yaml]\nrules: { import-min-disk-below-file: off }\n');
    expect(here(['graph', 'infra']).out).not.toContain('✕');
    put('ims-manifest.config.yaml', 'rules: { nothing: off }\n');
    expect(here(['graph', 'infra'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('ims-manifest.config.yaml:1:10') as string,
    });
  });

  it('is not drawn of several manifests', () => {
    put('a.ims.yaml', 'imsManifest: v1\nregion: r\n');
    put('b.ims.yaml', 'imsManifest: v1\nregion: r\n');
    expect(here(['graph', '.'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('Specify one manifest') as string,
    });
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

  it('is reported for a folder without images', () => {
    put(
      'main.tf',
      dedent`
      ${provider}module "net" {
        source = "./net"
      }
    `,
    );
    put(
      'net/main.tf',
      dedent`
      resource "huaweicloud_vpc" "a" {
        name = "a"
      }
    `,
    );
    expect(here(['check', '.'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('No manifest found.') as string,
    });
  });
});

describe('a command for manifests', () => {
  it.each([
    [['plan', 'main.tf'], 'main.tf: the Terraform provider makes the calls'],
    [['plan', 'plan.json'], 'plan.json: the Terraform provider makes the calls'],
    [['plan', '--force', 'plan.json'], 'plan.json: the Terraform provider makes the calls'],
    [['plan'], '.: the Terraform provider makes the calls'],
    [['declare', 'main.tf'], 'main.tf: a Terraform configuration has no IDs.'],
    [['declare', 'plan.json'], 'plan.json: This is a Terraform plan, not a state.'],
    [['explain', 'main.tf'], '`main.tf` is a file. Use `ims-manifest check`'],
    [['init', 'new.tf'], 'new.tf: this is the name of a Terraform file.'],
  ])('says what to do with Terraform: %j', (args, said) => {
    put('main.tf', provider + encrypted);
    put('plan.json', readFileSync(path.join(root, fixture, 'plan.json'), 'utf8'));
    expect(here(args)).toMatchObject({ status: 2, out: '', err: expect.stringContaining(said) as string });
    expect(existsSync(path.join(folder, 'new.tf'))).toBe(false);
  });
});

it('--coverage names resources, and where to declare what Terraform does not know', () => {
  put('main.tf', `${provider}${encrypted}`);
  const { out } = here(['check', '--coverage']);
  expect(out).toContain('huaweicloud_ims_obs_system_image.web, import: 0 failed, ');
  expect(out).toContain(
    'Declare `virtual_size` for `golden-files:web/web.qcow2` in `files` of a manifest that the setting `declarations` names',
  );
  expect(out).not.toMatch(/\bstep \d/);
});

it.each([
  ['provider "huaweicloud" {}\n', 'because its region is unknown', []],
  [
    dedent`
    provider "huaweicloud" {
      region = var.home
    }
    variable "home" {}
  `,
    'because the value of `region`',
    [],
  ],
  [provider, 'because the value of `target_region`', []],
  [provider, undefined, ['--var', 'region=cn-south-1']],
])('--coverage lists copies of which it is unknown whether they leave their region: %j', (block, why, args) => {
  put('main.tf', `${block}${encrypted}`);
  const { out } = here(['check', '--coverage', ...args]);
  const { files } = JSON.parse(here(['check', '--coverage', '--format', 'json', ...args]).out) as {
    files: readonly { undecided: readonly { address: string; reason: string }[] }[];
  };
  expect(files[0]?.undecided.map(({ address }) => address)).toEqual(why === undefined ? [] : [copy]);
  const partly = 'only what holds within the region and across regions was checked';
  if (why === undefined) expect(out).not.toContain(partly);
  else expect(out).toContain(`${copy}: ${partly}, ${why}`);
});

it('links to files of a configuration are read, unless they lead out of its folder', () => {
  put('main.tf', `${provider}${encrypted.replaceAll('var.region', 'var.elsewhere')}`);
  put(
    'common/variables',
    dedent`
    variable "elsewhere" {
      default = "cn-south-1"
    }
  `,
  );
  symlinkSync('common/variables', path.join(folder, 'variables.tf'));
  symlinkSync('nowhere', path.join(folder, 'gone.tf'));
  expect(here(['check']).out).not.toContain('elsewhere');
  symlinkSync('/etc/passwd', path.join(folder, 'outside.tf'));
  expect(here(['check'])).toMatchObject({ status: 2, err: expect.stringContaining('outside.tf') as string });
});

describe('a settings file with declarations', () => {
  beforeEach(() => {
    put('ims-manifest.config.yaml', 'declarations: [facts.ims.yaml]\n');
    put('infra/main.tf', `${provider}${encrypted}`);
  });

  it('adds them to configurations and to plans', () => {
    put(
      'facts.ims.yaml',
      dedent`
        imsManifest: v1
        region: cn-north-4
        files:
          web: { bucket: golden-files, object: web/web.qcow2, virtual_size: 80 }
        buckets:
          golden-files: {}
      `,
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
