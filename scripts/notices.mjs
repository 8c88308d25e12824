// Writes THIRD-PARTY-NOTICES.md: the licenses of the third-party code in the packages of the last build.
// `--check` writes nothing and fails if the file is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { bundled } from './bundled.mjs';

const file = 'THIRD-PARTY-NOTICES.md';
const packages = bundled();
const rows = packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
const texts = packages.map(({ name, version, text }) => `## ${name} ${version}\n\n\`\`\`text\n${text}\n\`\`\``);
const content = `# Third-party notices

IMS Manifest is licensed under Apache-2.0. Its packages contain code of these projects, under their own licenses.

| package | version | license |
| --- | --- | --- |
${rows.join('\n')}

${texts.join('\n\n')}
`;
if (!process.argv.includes('--check')) writeFileSync(file, content);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== content) {
  console.error(`${file} is not current: npm run build && node scripts/notices.mjs`);
  process.exit(1);
}
