// Writes THIRD-PARTY-NOTICES.md: the licenses of the third-party code in the packages of the last build.
// `--check` writes nothing and fails if the file is out of date.
import { bundled } from './bundled.mjs';
import { writeGenerated } from './generated.mjs';

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
writeGenerated([['THIRD-PARTY-NOTICES.md', content]], 'npm run build && node scripts/notices.mjs');
