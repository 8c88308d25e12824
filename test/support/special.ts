import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { dedent } from './dedent';

const good = dedent`
  imsManifest: v1
  region: r
`;

/** Possible file system entries in place of a file, by description. */
const kinds: Readonly<Record<string, (at: string) => void>> = {
  'manifest': (at) => { writeFileSync(at, good); },
  'empty file': (at) => { writeFileSync(at, ''); },
  'bytes': (at) => { writeFileSync(at, Buffer.from([0xff, 0xfe, 0, 0x80])); },
  'pipe': (at) => { execFileSync('mkfifo', [at]); },
  'endless device': (at) => { symlinkSync('/dev/zero', at); },
  'link to itself': (at) => { symlinkSync(path.basename(at), at); },
  'link to the folder above': (at) => { symlinkSync('..', at); },
  'link to nothing': (at) => { symlinkSync('nothing', at); },
  'folder': (at) => { mkdirSync(at); },
  'file that nobody may read': (at) => { writeFileSync(at, good); chmodSync(at, 0); },
}; // prettier-ignore

/** A configuration that calls modules in all directions. */
const configuration = dedent`
  module "own" {
    source = "./sub"
  }
  module "up" {
    source = "./.."
  }
  module "linked" {
    source = "./linked"
  }
  resource "huaweicloud_images_image_copy" "c" {
    source_image_id = "x"
    name            = "c"
  }
`;

/** Possible entries in place of the files and folders of a configuration. */
const parts: typeof kinds = {
  ...kinds,
  'configuration': (at) => { writeFileSync(at, configuration); },
  'link to a configuration': (at) => { symlinkSync('sub/main.tf', at); },
  'link to the folder': (at) => { symlinkSync('.', at); },
  'link to a folder in it': (at) => { symlinkSync('sub', at); },
  'link to a folder outside': (at) => { symlinkSync('/etc', at); },
  'link to a file outside': (at) => { symlinkSync('/etc/passwd', at); },
  'link to another link': (at) => { symlinkSync('linked', at); },
  'link with many steps': (at) => { symlinkSync(`${'sub/../'.repeat(50)}sub`, at); },
  'folder with a configuration': (at) => { mkdirSync(at); writeFileSync(path.join(at, 'main.tf'), configuration); },
}; // prettier-ignore

const places = [
  'main.tf',
  'x.tf',
  'x.tf.json',
  'terraform.tfvars',
  'a.auto.tfvars.json',
  'plan.json',
  'linked',
  'sub/main.tf',
  'sub/sub',
  'sub/linked',
];
const checks = [
  ['check', '.'], ['check', 'main.tf'], ['check', 'x.tf', 'x.tf.json'], ['check', 'linked'], ['check', 'sub'], ['check', 'plan.json'], ['check', 'plan.json', '--source', '.'],
  ['check', 'plan.json', '--source', 'linked'], ['check', '.', '--var-file', 'terraform.tfvars'], ['check', '.', '--fix', '--dry-run'], ['check', '.', '--coverage'], ['graph', '.'], ['graph', 'main.tf'],
]; // prettier-ignore

const names = [
  'a.ims.yaml',
  'sub/b.ims.yaml',
  'plain.yaml',
  '.gitignore',
  'sub/.gitignore',
  'ims-manifest.config.yaml',
  'base.json',
];
const commands = [
  ['check', '.'], ['check', 'a.ims.yaml'], ['check', '.', '--fix', '--dry-run'], ['check', '.', '--baseline', 'base.json'], ['check', '.', '--config', 'ims-manifest.config.yaml'],
  ['plan', '.'], ['plan', 'a.ims.yaml'], ['graph', 'a.ims.yaml'], ['declare', 'base.json'], ['declare', 'base.json', '--into', 'a.ims.yaml', '--dry-run'], ['check', 'sub', 'plain.yaml'],
]; // prettier-ignore

/** A folder with any entry under each name, and a command to run in it. */
export const anyFolder = fc.record({
  tree: fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(undefined, ...Object.keys(kinds))]))),
  command: fc.constantFrom(...commands),
});

/** The same for configurations. */
export const anyConfigurationFolder = fc.record({
  tree: fc.record(Object.fromEntries(places.map((name) => [name, fc.constantFrom(undefined, ...Object.keys(parts))]))),
  command: fc.constantFrom(...checks),
});

/** Throws if a command does not exit with an exit code and a message. */
export function endsInWords(
  program: string,
  { tree, command }: { readonly tree: Readonly<Record<string, string | undefined>>; readonly command: readonly string[] },
): void {
  // Links to the folder above must not lead to all temporary files of this machine.
  const top = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
  const folder = path.join(top, 'here');
  try {
    mkdirSync(path.join(folder, 'sub'), { recursive: true });
    for (const [name, kind] of Object.entries(tree)) if (kind !== undefined) parts[kind]?.(path.join(folder, name));
    const { status, stderr } = spawnSync(process.execPath, ['--max-old-space-size=500', path.resolve(program), ...command], {
      cwd: folder,
      encoding: 'utf8',
      input: '',
      timeout: 60_000,
    });
    assert.ok(status === 0 || status === 1 || status === 2, `exit code ${String(status)}: ${stderr.slice(0, 2000)}`);
    assert.doesNotMatch(stderr, /fault of|\n +at /);
    if (status === 2) assert.notEqual(stderr, '');
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
} // prettier-ignore
