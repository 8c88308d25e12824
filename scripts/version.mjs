// Applies the changesets: writes the new version to package.json and its lock file, and their lines and the unreleased ones to a section
// of that version in CHANGELOG.md.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const headings = { major: 'Changed', minor: 'Added', patch: 'Fixed' };
const changes = readdirSync('.changeset')
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => {
    const text = readFileSync(`.changeset/${name}`, 'utf8');
    const [, kind, said] = /^---\s*\n.*: *['"]?(major|minor|patch)['"]?\s*\n---\s*\n([^]*)$/.exec(text) ?? [];
    if (kind === undefined) throw new Error(`.changeset/${name}: no kind of change; make it with npx changeset`);
    return { heading: headings[kind], line: `- ${said.trim().replace(/\s*\n\s*/g, ' ')}` };
  });
if (changes.length === 0) throw new Error('nothing to release: there is no changeset');

const before = JSON.parse(readFileSync('package.json', 'utf8')).version;
execFileSync('npx', ['changeset', 'version'], { stdio: 'inherit' });
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
lock.version = version;
lock.packages[''].version = version;
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);

// CI files use the version of their own release.
for (const file of ['action.yml', 'templates/ims-manifest.yml', '.pre-commit-hooks.yaml', 'docs/ci.md'])
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(before, version));

const changelog = readFileSync('CHANGELOG.md', 'utf8');
const head = '## [Unreleased]\n';
const start = changelog.indexOf(head) + head.length;
const next = changelog.indexOf('\n## [', start);
const end = next < 0 ? changelog.length : next;
const section = changes.reduce(added, changelog.slice(start, end).trim());
const date = new Date().toISOString().slice(0, 10);
const released = `\n## [${version}] - ${date}\n\n${section}\n`;
writeFileSync('CHANGELOG.md', changelog.slice(0, start) + released + changelog.slice(end));

/** A section with one more line at its end. */
function added(section, { heading, line }) {
  const at = section.indexOf(`### ${heading}\n`);
  if (at < 0) return `${section}\n\n### ${heading}\n\n${line}`.trim();
  const below = section.indexOf('\n### ', at);
  const end = below < 0 ? section.length : below;
  return `${section.slice(0, end).trimEnd()}\n${line}\n${section.slice(end)}`.trimEnd();
}
