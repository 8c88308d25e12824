// Opens a manifest in real editors with the configuration of docs/editors.md, and applies a fix; in Neovim in a configuration, too.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = (name) => path.join(root, 'test/editors', name);
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-editors-'));
const faulty = `imsManifest: v1
region: ap-southeast-1
images:
  golden: { encrypted: true, kind: system }
operations:
  - { action: copy-in-region, image: golden, name: plain } # not encrypted any more?
  - { action: publish, image: golden }
`;
/** What is opened, by its name, with the files beside it, the finding that is repaired, one that stays, and the repair. */
const manifest = {
  name: 'plan #1 é.ims.yaml',
  text: faulty,
  repaired: faulty.replace('name: plain }', 'name: plain, key: none }'),
  about: { FINDING: 'copy-decrypt-by-omission', OTHER: 'publish-encrypted', REPAIR: 'key: none' },
};
const exports = `resource "huaweicloud_ims_image_export" "web" {
  image_id   = huaweicloud_ims_obs_system_image.web.id # once a month
  bucket_url = "archive:web.qcow2"
}

resource "huaweicloud_images_image_copy" "south" {
  source_image_id = huaweicloud_ims_obs_system_image.web.id
  name            = "web-south"
  target_region   = "cn-south-1"
  agency_name     = "ims_copy"
}
`;
const configuration = {
  name: 'exports #1 é.tf',
  text: exports,
  beside: {
    'images.tf': `provider "huaweicloud" {
  region = "cn-north-4"
}

resource "huaweicloud_ims_obs_system_image" "web" {
  name       = "web"
  image_url  = "golden-files:web.qcow2"
  min_disk   = 40
  os_version = "Ubuntu 22.04 server 64bit"
  cmk_id     = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"
}
`,
  },
  repaired: exports
    .replace(/bucket_url = (.*)/, 'bucket_url  = $1\n  file_format = "qcow2"')
    .replace('image_id   =', 'image_id    ='),
  about: { FINDING: 'export-format-missing', OTHER: 'cross-region-encrypted', REPAIR: 'file_format = "qcow2"' },
};

const editors = [
  {
    name: 'Neovim',
    packages: ['neovim'],
    program: 'nvim',
    configuration: 'neovim',
    args: (config, file) => ['--headless', '-n', '-u', config, file, '-c', `luafile ${here('neovim.lua')}`],
    extension: 'lua',
    opened: [manifest, configuration],
  },
  {
    name: 'Emacs',
    packages: ['emacs-nox', 'elpa-eglot', 'elpa-yaml-mode'],
    program: 'emacs',
    configuration: 'emacs',
    args: (config) => ['--batch', '-l', 'yaml-mode', '-l', config, '-l', here('emacs.el')],
    extension: 'el',
    opened: [manifest],
  },
];

const installed = (name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status === 0;
const missing = editors.flatMap((editor) => editor.packages).filter((name) => !installed(name));
if (missing.length > 0) {
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { stdio: 'inherit' });
}

const bin = path.join(folder, 'bin');
mkdirSync(bin);
chmodSync(path.join(root, 'dist/cli.js'), 0o755);
symlinkSync(path.join(root, 'dist/cli.js'), path.join(bin, 'ims-manifest'));
const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8');

let passed = 0;
let failed = 0;
for (const { name, program, configuration, args, extension, opened } of editors) {
  console.log(`\n${name}: ${spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0]}`);
  const config = path.join(folder, `config.${extension}`);
  writeFileSync(config, new RegExp(`\`\`\`\\w+ ${configuration}\n([^]*?)\`\`\``).exec(page)[1]);
  for (const { name, text, beside = {}, repaired, about } of opened) {
    console.log(name);
    const place = mkdtempSync(path.join(folder, 'opened-'));
    const file = path.join(place, name);
    for (const [other, content] of Object.entries({ ...beside, [name]: text }))
      writeFileSync(path.join(place, other), content);
    const { status, stdout, stderr } = spawnSync(program, args(config, file), {
      cwd: place,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, ...about, HOME: folder, MANIFEST: file, PATH: `${bin}:${process.env.PATH}` },
    });
    process.stdout.write(stdout);
    const right = status === 0 && readFileSync(file, 'utf8') === repaired;
    console.log(right ? 'ok: the file is repaired' : `not: the file is repaired\n${stderr}`);
    if (right) passed++;
    else failed++;
  }
}
rmSync(folder, { recursive: true });
console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
process.exit(failed === 0 ? 0 : 1);
