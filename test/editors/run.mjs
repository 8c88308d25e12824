// Opens a manifest in real editors with the configuration of docs/editors.md, and applies a fix.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = (name) => path.join(root, 'test/editors', name);
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-editors-'));
const manifest = path.join(folder, 'plan #1 é.ims.yaml');
const faulty = `imsManifest: v1
region: ap-southeast-1
images:
  golden: { encrypted: true, kind: system }
operations:
  - { action: copy-in-region, image: golden, name: plain } # not encrypted any more?
  - { action: publish, image: golden }
`;
const repaired = faulty.replace('name: plain }', 'name: plain, key: none }');

const editors = [
  {
    name: 'Neovim',
    packages: ['neovim'],
    program: 'nvim',
    configuration: 'neovim',
    args: (config) => ['--headless', '-n', '-u', config, manifest, '-c', `luafile ${here('neovim.lua')}`],
    extension: 'lua',
  },
  {
    name: 'Emacs',
    packages: ['emacs-nox', 'elpa-eglot', 'elpa-yaml-mode'],
    program: 'emacs',
    configuration: 'emacs',
    args: (config) => ['--batch', '-l', 'yaml-mode', '-l', config, '-l', here('emacs.el')],
    extension: 'el',
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

let failed = 0;
for (const { name, program, configuration, args, extension } of editors) {
  console.log(`\n${name}: ${spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0]}`);
  const config = path.join(folder, `config.${extension}`);
  writeFileSync(config, new RegExp(`\`\`\`\\w+ ${configuration}\n([^]*?)\`\`\``).exec(page)[1]);
  writeFileSync(manifest, faulty);
  const { status, stdout, stderr } = spawnSync(program, args(config), {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, HOME: folder, MANIFEST: manifest, PATH: `${bin}:${process.env.PATH}` },
  });
  process.stdout.write(stdout);
  const right = status === 0 && readFileSync(manifest, 'utf8') === repaired;
  console.log(right ? 'ok: the file is repaired' : `not: the file is repaired\n${stderr}`);
  if (!right) failed++;
}
rmSync(folder, { recursive: true });
console.log(`\n${String(editors.length - failed)} passed, ${String(failed)} failed`);
process.exit(failed === 0 ? 0 : 1);
