// Brings the pages of rules up to date: `node scripts/pages.mjs` writes their Sources from the catalogue, and gathers their reasons
// for the messages; with rule ids it also writes the marks of their Faulty blocks and their Repaired blocks, to be read before they
// are committed. `--check` writes nothing and fails where the Sources of a page, or the reasons, are not current.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const catalog = JSON.parse(readFileSync(path.join(root, 'schemas/catalog.json'), 'utf8'));
const ids = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const checking = process.argv.includes('--check');

function sourcesOf(id) {
  const constraint = catalog.constraints[id];
  if (constraint === undefined) return '- [The format](../../../docs/format.md) of the manifest.';
  const lines = constraint.sources.map((name) => {
    const { url, date, about } = catalog.sources[name];
    return url === undefined ? `- ${about} (${date})` : `- [${about || url}](${url}) (${date})`;
  });
  const { codes, link } = constraint.errorCodes ?? {};
  if (codes !== undefined) {
    const list = codes.map((code) => `\`${code}\``).join(', ');
    lines.unshift(
      link === 'by-message' ? `IMS answers ${list}.\n` : `No page says which code IMS answers; probably ${list}.\n`,
    );
  }
  if (constraint.disagreement !== undefined) lines.push(`\nThe documents disagree: ${constraint.disagreement}`);
  return lines.join('\n');
}

async function engine() {
  const outfile = path.join(root, 'node_modules/.cache/pages.cjs');
  const contents = `export { applyFix, check } from './server/service'; export { rules } from './server/rules'; export { marksOf, withoutMarks } from './test/support/notation';`;
  buildSync({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)).default;
}

const { applyFix, check, marksOf, rules, withoutMarks } = ids.length > 0 ? await engine() : {};

/** A rule that is off by default is turned on for its own page. */
const optionsFor = (id) => ({
  levels: new Map(rules.filter((rule) => rule.id === id && rule.off).map((rule) => [id, rule.severity])),
});

function withMarks(text, id) {
  const lines = withoutMarks(text).split('\n');
  const marks = marksOf(check(withoutMarks(text), optionsFor(id)));
  return lines
    .flatMap((line, index) => [
      line,
      ...marks
        .filter((mark) => mark.line === index)
        .map(
          (mark) =>
            `#${' '.repeat(mark.from - 1)}${'^'.repeat(mark.to - mark.from)} ${mark.severity} ${mark.rule}: ${mark.message}`,
        ),
    ])
    .join('\n');
}

function repaired(text, id) {
  const checked = check(withoutMarks(text), optionsFor(id));
  const fix = checked.findings.find((finding) => finding.rule === id)?.fixes()[0];
  return fix === undefined ? undefined : applyFix(checked, fix);
}

/** The heading under which a page tells its reason, in each language. */
const headings = { en: 'Why', 'zh-cn': '原因' };
const reasons = { en: {}, 'zh-cn': {} };

/** What stands under a heading, its lines joined. */
function prose(page, heading) {
  const [, text = ''] = page.split(`\n## ${heading}\n`);
  return text
    .split('\n## ')[0]
    .trim()
    .replace(/\s*\n\s*/g, ' ');
}

let stale = false;

function write(file, old, text) {
  if (text === old) return;
  if (checking) {
    stale = true;
    console.error(`${path.relative(root, file)} is not current: npm run generate`);
  } else writeFileSync(file, text);
}

const folder = path.join(root, 'server/rules');
for (const topic of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const name of readdirSync(path.join(folder, topic.name)).filter((file) => file.endsWith('.md'))) {
    const file = path.join(folder, topic.name, name);
    const id = name.slice(0, -3);
    const old = readFileSync(file, 'utf8');
    const head = old.slice(0, old.indexOf('\n## Sources'));
    let page = `${head}\n## Sources\n\n${sourcesOf(id)}\n`;
    if (ids.includes(id)) {
      const [why, rest] = page.split('\n## Faulty\n');
      const [faulty, after] = rest.split('\n## Repaired\n');
      const fine = after.slice(after.indexOf('\n## Fine\n'));
      const blocks = [...faulty.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1]);
      const marked = faulty.replace(/```yaml\n([^]*?)```/g, (_, block) => `\`\`\`yaml\n${withMarks(block, id)}\`\`\``);
      const texts = blocks.map((block) => repaired(block, id)).filter((text) => text !== undefined);
      const none = 'No change of the plan alone repairs this.\n';
      const section = texts.length === 0 ? none : texts.map((text) => `\`\`\`yaml\n${text}\`\`\`\n`).join('\n');
      page = `${why}\n## Faulty\n${marked}\n## Repaired\n\n${section}${fine}`;
    }
    for (const [locale, heading] of Object.entries(headings)) reasons[locale][`${id}.why`] = prose(page, heading);
    write(file, old, page);
  }
}
for (const [locale, texts] of Object.entries(reasons)) {
  const file = path.join(root, `server/messages/${locale}/reasons.json`);
  write(file, existsSync(file) ? readFileSync(file, 'utf8') : '', `${JSON.stringify(texts, undefined, 2)}\n`);
}
process.exit(stale ? 1 : 0);
