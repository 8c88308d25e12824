// Writes the pages that are made from the catalogue and the schema: docs/*.md and docs/operations/*.md.
// `--check` writes nothing and fails where a page is not current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const catalog = read('schemas/catalog.json');
const schema = read('schemas/manifest.schema.json');
const constraints = Object.entries(catalog.constraints);
const actions = Object.keys(schema.$defs).filter((name) => schema.$defs[name].properties?.action !== undefined);

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ');
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');
const pageOf = (id, up) => {
  const constraint = catalog.constraints[id];
  const file = `server/rules/${constraint?.topic}/${id}.md`;
  return existsSync(path.join(root, file)) ? `[\`${id}\`](${up}${file})` : `\`${id}\``;
};
const sourceOf = (id) => {
  const { title, site, language, date, url } = catalog.sources[id];
  const from = [catalog.sites[site], language === 'en' ? undefined : catalog.languages[language], date];
  return `[${title}](${url}) (${from.filter((each) => each !== undefined).join(', ')})`;
};
const list = (lines) => [...new Set(lines)].map((line) => `- ${line}`).join('\n');

/** What became of a constraint, in the order of how much the product does with it. */
const places = new Map([
  ['rule', 'a rule finds it'],
  ['schema', 'the format itself does not permit it'],
  ['derivation', 'what is known at each step includes it'],
  ['merged', 'another constraint covers it'],
  ['advice', 'advice, in the hover of the action and on its page'],
  ['absent', 'not decidable: the format has no such step or field'],
]);

function placeOf(id, { place, into, reason, topic }) {
  if (place === 'merged') return `merged: ${pageOf(into, '../')}`;
  const written = existsSync(path.join(root, `server/rules/${topic}/${id}.ts`));
  if (place === 'rule') return written ? 'rule' : 'rule, not written yet';
  return `${place}: ${reason}`;
}

function catalogue() {
  const rows = constraints.map(([id, each]) => [
    pageOf(id, '../'),
    placeOf(id, each),
    each.evidence,
    each.severity,
    each.statement,
  ]);
  const counts = [...places].map(([place, meaning]) => [
    place,
    String(constraints.filter(([, each]) => each.place === place).length),
    meaning,
  ]);
  const kinds = ['stated', 'older', 'elsewhere', 'implied', 'inferred', 'disputed', 'contradicted'];
  const evidence = kinds.map((kind) => [
    kind,
    ...['error', 'warning', 'info'].map((level) =>
      String(constraints.filter(([, each]) => each.evidence === kind && each.severity === level).length),
    ),
  ]);
  return `# The catalogue

Every constraint that the documents of IMS state, ${String(rows.length)} in all, and its place in this product.

${table(['place', 'constraints', 'meaning'], counts)}

What they rest on bounds their severity: only what is \`stated\` (on a current page of Huawei Cloud, or by the text of an error code) or stated
by \`older\` pages alone can be an error.

${table(['evidence', 'error', 'warning', 'info'], evidence)}

${table(['constraint', 'place', 'evidence', 'severity', 'what the documents say'], rows)}
`;
}

function statements() {
  const rows = catalog.statements.map(({ id, text, verdict, constraints: ids, sources }) => [
    id,
    text,
    verdict,
    ids.map((each) => pageOf(each, '../')).join(', '),
    sources.map(sourceOf).join(', '),
  ]);
  return `# What it began from

The ${String(rows.length)} statements of the IMS documents that this product began from, what became of each, and the constraints that carry it.

${table(['', 'statement', 'found', 'constraints', 'sources'], rows)}
`;
}

function errorCodes() {
  const link = (ids) => ids.map((id) => pageOf(id, '../')).join(', ');
  const rows = catalog.errorCodes.map((each) => [
    `\`${each.code}\``,
    each.otherMessage === undefined ? each.message : `${each.message} Elsewhere: ${each.otherMessage}`,
    each.remedy,
    link(each.foreseen),
    link(each.perhaps),
  ]);
  return `# Error codes

The ${String(rows.length)} error codes of IMS. *Foreseen by* names the rules whose constraint the code's own message states; *perhaps* those for which
it is only the nearest code.

${table(['code', 'message', 'what to do', 'foreseen by', 'perhaps'], rows)}

## Sources

${list(catalog.errorCodes.flatMap((each) => each.sources).map(sourceOf))}
`;
}

const typeOf = (field) =>
  field.enum
    ? field.enum.map((value) => `\`${value}\``).join(' ')
    : field.const
      ? `\`${field.const}\``
      : [field.type ?? 'text or map'].flat().join(' or ');
const fieldsOf = (definition) =>
  table(
    ['field', 'value', 'meaning'],
    Object.entries(definition.properties ?? {}).map(([name, field]) => [
      `\`${name}\`${definition.required?.includes(name) ? ' (required)' : ''}`,
      typeOf(field),
      field.description ?? 'What the step does.',
    ]),
  );

function format() {
  const sections = Object.entries(schema.properties).filter(
    ([, field]) => field.additionalProperties?.$ref !== undefined,
  );
  const definition = (field) => schema.$defs[field.additionalProperties.$ref.split('/').at(-1)];
  return `# The format \`imsManifest: v1\`

A manifest says what image operations to run against Huawei Cloud Image Management Service (IMS), and what is known of the things they
touch. It is YAML 1.2, so JSON will do as well. Its name ends with \`.ims.yaml\`, \`.ims.yml\` or \`.ims.json\`, or its first field is
\`imsManifest: v1\`. Sizes are whole numbers of GiB, memory is in MB.

1. **Declared, then operated.** Sections declare things that exist; \`operations\` is a list that runs from top to bottom, each step waiting
   for the one before. What a step makes has a name (\`as\`) from then on. Steps of a \`parallel\` block start together.
2. **What is not written is unknown, never assumed.** A rule that needs an absent fact keeps silent and counts as unverified. Only \`region\` has
   a default, the manifest's own. A list that is written is complete, \`[]\` meaning none.
3. **One way to name a field.** A field that goes to the API unchanged bears the API's name; one that points at something declared bears the bare
   noun. There a name of the matching section holds first, then a declared \`id\`, then an id in its own form, of which nothing is known.

Names begin with a letter and have up to 64 letters, digits, \`_\`, \`.\` or \`-\`. Images, and what steps make, share one namespace. Fields
that begin with \`x-\` are free, as a place for anchors. Several documents of one file share nothing. A file has up to 3,000,000 characters, with up
to 30,000 steps and declarations, and 10,000 documents: more is not checked, and said to be too much.

A comment can steer the checks; a reason after \` -- \` is wanted, and a comment that disables nothing is itself reported:

\`\`\`yaml
# ims-disable-next-line share-encrypted-default-key -- the partner re-keys it
# ims-disable-file tag-count
\`\`\`

## The top level

${fieldsOf({ properties: schema.properties, required: schema.required })}

## Sections

${sections.map(([name, field]) => `### \`${name}\`\n\n${definition(field).description}\n\n${fieldsOf(definition(field))}`).join('\n\n')}

## Actions

${actions.map((action) => `### \`${action}\`\n\n${schema.$defs[action].description} See [the operation](operations/${action}.md).\n\n${fieldsOf(schema.$defs[action])}`).join('\n\n')}
`;
}

function call(id) {
  const api = catalog.apis.find((each) => each.id === id);
  const parameters = Array.isArray(api.parameters) ? api.parameters : [];
  const limits = ({ min, max, minLength, maxLength, pattern, enum: values }) =>
    [
      min !== undefined && `from ${min}`,
      max !== undefined && `to ${max}`,
      minLength && `${minLength} characters at least`,
      maxLength && `${maxLength} characters at most`,
      pattern && `\`${pattern}\``,
      values && values.map((value) => `\`${value}\``).join(' '),
    ]
      .filter(Boolean)
      .join(', ');
  const rows = parameters.map((each) => [
    `\`${each.name}\`${each.mandatory ? ` (required${each.mandatory === true ? '' : ` ${each.mandatory}`})` : ''}`,
    each.type,
    limits(each),
    each.notes,
  ]);
  return `### ${id}\n\n\`${api.method} ${api.uri}\`${api.returns ? ` answers ${cell(api.returns)}.` : ''}\n\n${table(['parameter', 'type', 'limits', ''], rows)}`;
}

function operation(action) {
  const own = constraints.filter(([, each]) => each.operations.includes(action));
  const rules = own.filter(([, each]) => each.place === 'rule' || each.place === 'schema');
  const others = (place) => own.filter(([, each]) => each.place === place);
  const advice = others('advice');
  const known = others('derivation');
  const absent = others('absent');
  const sources = [...new Set(own.flatMap(([, each]) => each.sources))];
  const parts = [`# ${action}`, schema.$defs[action].description, `## Fields\n\n${fieldsOf(schema.$defs[action])}`];
  const calls = catalog.calls[action];
  if (calls !== undefined) parts.push(`## Calls\n\n${calls.map(call).join('\n\n')}`);
  parts.push(
    `## Constraints\n\n${table(
      ['constraint', 'severity', 'what the documents say'],
      rules.map(([id, each]) => [pageOf(id, '../../'), each.severity, each.statement]),
    )}`,
  );
  const statementsOf = (entries) => list(entries.map(([, each]) => each.statement));
  if (known.length > 0) parts.push(`## Known without a finding\n\n${statementsOf(known)}`);
  if (advice.length > 0) parts.push(`## Advice\n\n${statementsOf(advice)}`);
  if (absent.length > 0)
    parts.push(
      `## Not checked\n\n${list(absent.map(([, each]) => `${each.statement} Not checked, because: ${each.reason}.`))}`,
    );
  parts.push(`## Sources\n\n${list(sources.map(sourceOf))}`);
  return `${parts.join('\n\n')}\n`;
}

function index() {
  const rules = (action) =>
    constraints.filter(([, each]) => each.operations.includes(action) && each.place === 'rule').length;
  return `# The documentation

- [The format](format.md) of manifests
- [The rules](rules.md), by topic
- [The catalogue](catalogue.md): every constraint that the documents state, and its place
- [What it began from](constraints.md): the founding statements with their rules
- [Error codes](error-codes.md) of IMS, and the rules that foresee them
- [In the editor](features.md): every feature, with pictures
- [Editors](editors.md) besides VS Code
- [Settings](settings.md), in the editor and in a file of the project
- [In CI](ci.md): GitHub, GitLab, pre-commit
- [Speed](performance.md), [reliability](reliability.md), [the threat model](threat-model.md), [the supply chain](supply-chain.md)
- [The command line](cli.md): every command with its options, examples and exit codes
- [The library](library.md) for JavaScript and TypeScript

## By operation

${table(
  ['operation', 'what it does', 'constraints that are rules'],
  actions.map((action) => [
    `[\`${action}\`](operations/${action}.md)`,
    schema.$defs[action].description,
    String(rules(action)),
  ]),
)}
`;
}

const files = new Map([
  ['docs/README.md', index()],
  ['docs/catalogue.md', catalogue()],
  ['docs/constraints.md', statements()],
  ['docs/error-codes.md', errorCodes()],
  ['docs/format.md', format()],
  ...actions.map((action) => [`docs/operations/${action}.md`, operation(action)]),
]);
mkdirSync(path.join(root, 'docs/operations'), { recursive: true });
let stale = false;
for (const [name, text] of files) {
  const file = path.join(root, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    stale = true;
    console.error(`${name} is not current: npm run generate`);
  } else writeFileSync(file, text);
}
process.exit(stale ? 1 : 0);
