// Updates the pages of rules: `node scripts/pages.mjs` writes their Sources from the catalog, and collects their reasons
// for the messages and the fields that each rule checks for `explain`. With rule IDs, it also writes the marks of their Faulty blocks and their Repaired blocks, to be reviewed before they
// are committed. `--check` writes nothing and fails if the Sources of a page, the reasons, or the fields are out of date.
// `--readers=FOLDER` only writes the pages as users see them in the editor into that folder, with a subfolder for each language.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import prettier from 'prettier';
import { writeGenerated } from './generated.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const catalog = JSON.parse(readFileSync(path.join(root, 'schemas/catalog.json'), 'utf8'));
const ids = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const readers = process.argv.find((argument) => argument.startsWith('--readers='))?.slice('--readers='.length);

function sourcesOf(id) {
  const constraint = catalog.constraints[id];
  if (constraint === undefined) return '- [The format](../../../docs/format.md) of the manifest.';
  const pages = server.pagesOf(constraint.sources, catalogueFor('en'));
  const lines = pages.map(({ title, from, url }) => `- [${title}](${url}) (${from})`);
  lines.unshift(`${server.evidenceOf(id, catalogueFor('en'))}\n`);
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
  const contents = `export { constraint } from './server/catalog/reference'; export { disagreementOf, evidenceOf, pagesOf, ruleTitle } from './server/features/rule-links'; export { catalogueFor } from './server/messages/catalogues'; export { message, say } from './server/messages/message'; export { definitionOf } from './server/model/schema-lookup'; export { cursorAt } from './server/syntax/cursor'; export { spanOf } from './server/text/anchored-span'; export { applyFix } from './server/engine/fix-edits'; export { check } from './server/engine/session'; export { checkHcl } from './test/support/check-hcl'; export { yaml } from './server/yaml/frontend'; export { exampleFiles, examplePath } from './test/support/example-files'; export { rules } from './server/rules'; export { isAboutConfigurations } from './server/rules/rule'; export { marksOf, withoutMarks } from './test/support/notation';`;
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

const server = await engine();
const {
  applyFix,
  catalogueFor,
  check,
  checkHcl,
  cursorAt,
  definitionOf,
  isAboutConfigurations,
  marksOf,
  message,
  rules,
  say,
  spanOf,
  withoutMarks,
  yaml,
} = server;

/** A rule that is off by default is turned on for its own page. */
const optionsFor = (id) => ({
  frontend: yaml,
  path: server.examplePath,
  includes: server.exampleFiles,
  levels: new Map(rules.filter((rule) => rule.id === id && rule.off).map((rule) => [id, rule.severity])),
});

/** Checks a block of a page: a manifest, or a configuration with only the rules about configurations. */
function checkBlock(text, id, language) {
  if (language !== 'hcl') return check(text, optionsFor(id));
  return checkHcl(text, {
    levels: optionsFor(id).levels,
    rules: rules.filter(isAboutConfigurations),
  });
}

function withMarks(text, id, language, locale = 'en') {
  const lines = withoutMarks(text).split('\n');
  const marks = marksOf(checkBlock(withoutMarks(text), id, language), locale);
  return lines
    .flatMap((line, index) => [
      line,
      ...marks
        .filter((mark) => mark.line === index)
        .map(
          (mark) =>
            `#${' '.repeat(Math.max(0, mark.from - 1))}${'^'.repeat(mark.to - Math.max(1, mark.from))} ${mark.severity} ${mark.rule}: ${mark.message}`,
        ),
    ])
    .join('\n');
}

function repaired(text, id) {
  const checked = check(withoutMarks(text), optionsFor(id));
  const fix = checked.findings.find((finding) => finding.rule === id)?.fixes()[0];
  return fix === undefined ? undefined : applyFix(checked, fix);
}

/** The heading of the reason on a page, in each language. */
const headings = { en: 'Why', 'zh-cn': '原因' };
const reasons = { en: {}, 'zh-cn': {} };

/** The text below a heading, with its lines joined. */
function prose(page, heading) {
  const [, text = ''] = page.split(`\n## ${heading}\n`);
  return text
    .split('\n## ')[0]
    .trim()
    .replace(/\s*\n\s*/g, ' ');
}

/** The rules that check a field, by its place as `images: size`, `share: image` or `servers: data_disks.*.size`. */
const checkedFields = {};

/**
 * Records the fields that rules check in a manifest: those of findings and their reasons, those that fixes set or
 * remove, and those that would enable more checks.
 */
function noteFields(text, id) {
  const { documents, findings, syntax } = check(withoutMarks(text), optionsFor(id));
  const note = (place, id) => {
    const rule = rules.find((each) => each.id === id);
    if (place === undefined || rule === undefined) return;
    const [kind, field] = place.split(': ');
    // A field that a rule checks in one of its actions is checked in all of them that have it.
    const alike = rule.on.includes(kind)
      ? rule.on.filter((on) => definitionOf(on).properties?.[field] !== undefined)
      : [];
    for (const each of [place, ...alike.map((on) => `${on}: ${field}`)]) (checkedFields[each] ??= new Set()).add(id);
  };
  for (const { rule, at, related, fixes } of findings) {
    for (const each of [at, ...related.map((other) => other.at)]) {
      const cursor = cursorAt(syntax, spanOf(each).start);
      if (cursor !== undefined) note(placeOf(cursor.entry, cursor.path), rule);
    }
    for (const change of fixes().flatMap(({ changes }) => changes)) {
      if (change.do !== 'set' && change.do !== 'remove') continue;
      const entries = documents.flatMap((document) => document.syntax.entries);
      const entry = entries.find(({ anchor }) => anchor === change.at.anchor);
      if (entry !== undefined) note(placeOf(entry, change.at.path), rule);
    }
  }
  for (const { outcomes } of documents)
    for (const { rule, settle } of outcomes.flatMap(({ unverified }) => unverified))
      if (settle !== undefined) note(`${settle.section}: ${settle.field}`, rule);
}

/** The place of a field at a path of an entry; `undefined` for declarations, steps, and names of actions. */
function placeOf(entry, at) {
  const block = entry.path[0] === 'operations' && at[0] === 'parallel' ? entry.value.fields.get('parallel') : undefined;
  const item = block?.value.items[at[1]];
  const inChain = item?.type === 'list';
  const [step, inside] =
    block === undefined ? [entry.value, at] : inChain ? [item.items[at[2]], at.slice(3)] : [item, at.slice(2)];
  const kind = entry.path[0] === 'operations' ? step?.fields?.get('action')?.value.value : entry.path[0];
  const names = [];
  let definition = entry.path.length === 1 ? undefined : definitionOf(kind);
  for (const name of inside) {
    const forms = [definition, definition?.items, ...(definition?.anyOf ?? [])].filter((each) => each !== undefined);
    const own = forms.find((each) => each.properties?.[name] !== undefined);
    const any = forms.find((each) => typeof each.additionalProperties === 'object');
    if (typeof name === 'string' && own === undefined && any === undefined) break;
    if (typeof name === 'string') names.push(own === undefined ? '*' : name);
    definition =
      typeof name === 'number'
        ? (definition?.items ?? definition)
        : (own?.properties[name] ?? any.additionalProperties);
  }
  if (entry.path.length === 1) return entry.path[0];
  if (names.at(-1) === '*') names.pop();
  return names.length === 0 || names[0] === 'action' ? undefined : `${kind}: ${names.join('.')}`;
}

/** The English page of a rule: with its title, and without the Chinese reason. */
function inEnglish(page, id) {
  return page
    .replace(/^# .*/, `# ${server.ruleTitle(id, catalogueFor('en'))}\n\n\`${id}\``)
    .replace(/\n## 原因\n[^]*?(?=\n## )/, '');
}

/** The Chinese page of a rule: with its Chinese reason, and the same manifests with findings in Chinese. */
function inChinese(page, id) {
  const { constraint, disagreementOf, evidenceOf, pagesOf, ruleTitle } = server;
  const zh = catalogueFor('zh-cn');
  const [, reason, faulty, repaired, fine] = page.split(/\n## (?:原因|Faulty|Repaired|Fine|Sources)\n/);
  const marked = faulty.replace(
    /```(yaml|hcl)\n([^]*?)```/g,
    (_, language, block) => `\`\`\`${language}\n${withMarks(block, id, language, 'zh-cn')}\`\`\``,
  );
  const { sources = [], errorCodes: { codes = [], link } = {} } = constraint(id) ?? {};
  const answer = message(link === 'by-message' ? 'explain.code' : 'explain.code-perhaps', { codes });
  const disagreement = disagreementOf(id, zh);
  const origin = [
    ...(constraint(id) === undefined ? [] : [evidenceOf(id, zh)]),
    ...(codes.length > 0 ? [say(answer, zh)] : []),
    pagesOf(sources, zh)
      .map(({ title, from, url }) => `- [${title}](${url})（${from}）`)
      .join('\n'),
    ...(disagreement === undefined ? [] : [disagreement]),
  ].join('\n\n');
  return [
    `# ${ruleTitle(id, zh)}\n\n\`${id}\`\n`,
    `## 原因\n${reason}`,
    `## 错误示例\n${marked}`,
    `## 修复后\n${repaired.replace('No change of the plan alone repairs this.', '仅修改清单无法修复。')}`,
    `## 正确示例\n${fine}`,
    ...(constraint(id) === undefined ? [] : [`## 来源\n\n${origin}\n`]),
  ].join('\n');
}

const generated = [];
const folder = path.join(root, 'server/rules');
for (const topic of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const name of readdirSync(path.join(folder, topic.name)).filter((file) => file.endsWith('.md'))) {
    const file = path.join(folder, topic.name, name);
    const id = name.slice(0, -3);
    const old = readFileSync(file, 'utf8');
    if (readers !== undefined) {
      for (const [locale, text] of Object.entries({ en: inEnglish(old, id), 'zh-cn': inChinese(old, id) })) {
        mkdirSync(path.join(readers, locale), { recursive: true });
        writeFileSync(path.join(readers, locale, name), text);
      }
      continue;
    }
    const head = old.slice(0, old.indexOf('\n## Sources'));
    let page = `${head}\n## Sources\n\n${sourcesOf(id)}\n`;
    if (ids.includes(id)) {
      const [why, rest] = page.split('\n## Faulty\n');
      const [faulty, after] = rest.split('\n## Repaired\n');
      const fine = after.slice(after.indexOf('\n## Fine\n'));
      const blocks = [...faulty.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1]);
      const marked = faulty.replace(
        /```(yaml|hcl)\n([^]*?)```/g,
        (_, language, block) => `\`\`\`${language}\n${withMarks(block, id, language)}\`\`\``,
      );
      const texts = blocks.map((block) => repaired(block, id)).filter((text) => text !== undefined);
      const none = 'No change of the plan alone repairs this.\n';
      const section = texts.length === 0 ? none : texts.map((text) => `\`\`\`yaml\n${text}\`\`\`\n`).join('\n');
      // The repaired configurations are written by hand.
      const repairs = blocks.length === 0 ? `\n${after.slice(1, after.indexOf('\n## Fine\n'))}` : `\n${section}`;
      page = `${why}\n## Faulty\n${marked}\n## Repaired\n${repairs}${fine}`;
    }
    for (const [locale, heading] of Object.entries(headings)) reasons[locale][`${id}.why`] = prose(page, heading);
    for (const [, block] of page.matchAll(/```yaml\n([^]*?)```/g)) noteFields(block, id);
    generated.push([path.relative(root, file), page]);
  }
}
if (readers !== undefined) process.exit();
for (const [locale, texts] of Object.entries(reasons))
  generated.push([`server/messages/${locale}/reasons.json`, `${JSON.stringify(texts, undefined, 2)}\n`]);
const sorted = Object.keys(checkedFields)
  .sort()
  .map((place) => [place, [...checkedFields[place]].sort()]);
const fieldsFile = 'server/answers/checked-fields.json';
const filepath = path.join(root, fieldsFile);
const fields = await prettier.format(JSON.stringify(Object.fromEntries(sorted)), {
  ...(await prettier.resolveConfig(filepath)),
  filepath,
});
writeGenerated([...generated, [fieldsFile, fields]]);
