// Builds and packs twice, in two time zones and with two file mode masks, and compares the results: the same source
// must give the same bytes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const artefacts = ['dist/ims-manifest.vsix', 'dist/ims-manifest.tgz', 'dist/ims-manifest.cdx.json'];

/** The SHA-256 of each artifact. */
function make(umask, TZ) {
  const before = process.umask(umask);
  const { status } = spawnSync('npm', ['run', 'package'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TZ },
  });
  process.umask(before);
  if (status !== 0) process.exit(1);
  return artefacts.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
}

const first = make(0o077, 'Asia/Shanghai');
const second = make(0o022, 'UTC');
for (const [index, file] of artefacts.entries()) {
  const same = first[index] === second[index];
  console.log(`${same ? second[index] : 'NOT THE SAME'.padEnd(64)}  ${file}`);
}
process.exit(first.join() === second.join() ? 0 : 1);
