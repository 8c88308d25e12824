// Packs the build: dist/ims-manifest.vsix for VS Code and compatible editors, dist/ims-manifest.tgz for npm. The same source
// gives the same bytes.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';

// Otherwise, the packer uses the times and modes of the files, and the time zone of the machine.
process.env.SOURCE_DATE_EPOCH = String(Date.UTC(1985, 9, 26) / 1000);
process.env.TZ = 'UTC';

const vsix = 'dist/ims-manifest.vsix';
for (const file of await listFiles({ packageManager: PackageManager.None })) chmodSync(file, 0o644);
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const readme = 'dist/README.md';
writeFileSync(readme, readmeOf(readFileSync('README.md', 'utf8')));
await createVSIX({
  packagePath: vsix,
  readmePath: readme,
  dependencies: false,
  skipLicense: false,
  allowMissingRepository: manifest.repository === '',
});

/** The README for users: without parts for developers, and without links into a repository that has no URL yet. */
function readmeOf(text) {
  const users = text.replace(/\n## Develop\n[^]*?(?=\n## |$)/, '\n');
  if (manifest.repository !== '') return users;
  return users.replace(/!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/g, '').replace(/\[([^\]]*)\]\((?!https:)[^)]*\)/g, '$1');
}

/** The fields of package.json for npm. The others are for VS Code or for development. */
const fields = [
  ...['name', 'version', 'description', 'license', 'keywords', 'repository'],
  ...['type', 'types', 'exports', 'bin', 'sideEffects'],
];
const own = Object.fromEntries(fields.flatMap((field) => (manifest[field] === '' ? [] : [[field, manifest[field]]])));
const pack = (folder, ...args) =>
  JSON.parse(execFileSync('npm', ['pack', folder, '--json', ...args], { encoding: 'utf8' }));

const engines = { node: manifest.engines.node };
const folder = 'dist/npm';
const tgz = 'dist/ims-manifest.tgz';
const [{ files }] = Object.values(pack('.', '--dry-run'));
for (const { path: file } of files) {
  const copy = path.join(folder, file);
  mkdirSync(path.dirname(copy), { recursive: true });
  if (file === 'package.json') writeFileSync(copy, `${JSON.stringify({ ...own, engines }, null, 2)}\n`);
  else cpSync(file === 'README.md' ? readme : file, copy);
  chmodSync(copy, 0o644);
}
const [{ filename }] = Object.values(pack(`./${folder}`, '--pack-destination', 'dist'));
renameSync(path.join('dist', filename), tgz);
rmSync(folder, { recursive: true });

for (const each of [vsix, tgz]) console.log(`${each}: ${String(Math.round(statSync(each).size / 1024))} KiB`);
