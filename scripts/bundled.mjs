import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The third-party packages whose code is in the build, by name: those that were bundled, and those that the compiled
 * schema includes. `license` is an SPDX expression, `text` the license text of the package, `sha512` of its archive in hex.
 */
export function bundled() {
  const { outputs } = JSON.parse(readFileSync('dist/meta.json', 'utf8'));
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
  );
  const compiled = readFileSync('server/model/validators.js', 'utf8').matchAll(/^\/\/ (node_modules\/.*)$/gm);
  const folders = [...files, ...[...compiled].map(([, file]) => file)].flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [],
  );
  return [...new Set(folders)].map((folder) => packageIn(folder, lock[folder])).sort((a, b) => order(a, b));
}

function packageIn(folder, locked) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(-\w+)?(\.(md|txt))?$/i.test(each));
  if (license === undefined || file === undefined) throw new Error(`${folder}: no license, or no text of it`);
  const text = readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim();
  const sha512 = Buffer.from(locked.integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
  return { name, version, license, homepage, text, sha512 };
}

function order(a, b) {
  return a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1;
}
