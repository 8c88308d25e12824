// Writes the pages that are generated from the catalog and the schema: docs/*.md and docs/operations/*.md.
// `--check` writes nothing and fails if a page is out of date.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cell, table, writeGenerated } from './generated.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const catalog = read('schemas/catalog.json');
const schema = read('schemas/manifest.schema.json');
const constraints = Object.entries(catalog.constraints);
const actions = Object.keys(schema.$defs).filter((name) => schema.$defs[name].properties?.action !== undefined);

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

/** What the product does with a constraint, most first. */
const places = new Map([
  ['rule', 'a rule reports it'],
  ['schema', 'the format does not allow it'],
  ['derivation', 'it is used to find out what is known at each step'],
  ['merged', 'another constraint covers it'],
  ['advice', 'advice, shown by *Explain* and on the page of the action'],
  ['absent', 'not checked, because the format has no such step or field'],
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
  const kinds = ['stated', 'code', 'older', 'elsewhere', 'implied', 'inferred', 'disputed', 'contradicted'];
  const evidence = kinds.map((kind) => [
    kind,
    ...['error', 'warning', 'info'].map((level) =>
      String(constraints.filter(([, each]) => each.evidence === kind && each.severity === level).length),
    ),
  ]);
  return `# Catalog

All ${String(rows.length)} constraints in the documents of IMS, and how IMS Manifest handles each of them.

${table(['place', 'constraints', 'meaning'], counts)}

The evidence limits the severity. Only a constraint that is \`stated\` on a current page of Huawei Cloud or by the text of an error code, that the \`code\`
of the Terraform provider shows, or that only \`older\` pages state, can be an error.

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
  return `# Founding statements

The ${String(rows.length)} statements of the IMS documents that IMS Manifest started with, the result of checking each of them, and their constraints.

${table(['', 'statement', 'result', 'constraints', 'sources'], rows)}
`;
}

function errorCodes() {
  const link = (ids) => ids.map((id) => pageOf(id, '../')).join(', ');
  const rows = catalog.errorCodes.map((each) => [
    `\`${each.code}\``,
    each.otherMessage === undefined ? each.message : `${each.message} Other wording: ${each.otherMessage}`,
    each.remedy,
    link(each.foreseen),
    link(each.perhaps),
  ]);
  return `# Error codes

The ${String(rows.length)} error codes of IMS. *Detected by* lists the rules whose constraint the message of the code states. *Possibly
detected by* lists the rules for which it is the nearest code.

${table(['code', 'message', 'what to do', 'detected by', 'possibly detected by'], rows)}

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
      field.description ?? 'Operation of the step.',
    ]),
  );
/** The known meanings of the values of a definition's fields, at any depth. */
const valuesOf = (definition, path = '') =>
  [
    ...Object.entries(definition.properties ?? {}).map(([name, field]) => [`${path}${name}`, field]),
    ...[definition.additionalProperties].filter((each) => each?.properties).map((each) => [`${path}*`, each]),
    ...[definition.items, ...(definition.anyOf ?? [])].filter(Boolean).map((each) => [path.replace(/\.$/, ''), each]),
  ].flatMap(([name, field]) => [
    ...(field.enumDescriptions ?? []).flatMap((text, index) =>
      text === '' ? [] : [[`\`${name}\``, `\`${field.enum[index]}\``, text]],
    ),
    ...valuesOf(field, `${name}.`),
  ]);
const explained = (definition) => {
  const rows = valuesOf(definition);
  return fieldsOf(definition) + (rows.length === 0 ? '' : `\n\n${table(['field', 'value', 'meaning'], rows)}`);
};

function format() {
  const sections = Object.entries(schema.properties).filter(
    ([, field]) => field.additionalProperties?.$ref !== undefined,
  );
  const definition = (field) => schema.$defs[field.additionalProperties.$ref.split('/').at(-1)];
  return `# The format \`imsManifest: v1\`

A manifest describes the resources that you have and lists the operations of Huawei Cloud Image Management Service (IMS) to run. It is a YAML 1.2
file, and JSON works as well. Its name ends with \`.ims.yaml\`, \`.ims.yml\`, or \`.ims.json\`, or its first field is \`imsManifest: v1\`. Sizes are whole
numbers of GiB, and memory is in MB.

- **Declarations and operations.** Sections declare existing resources. \`operations\` is a list of steps that run from top to bottom, and each step
  waits for the previous one. Later steps refer to a new image by the name in \`as\`. The items of a \`parallel\` block start together.
- **Unknown facts.** Nothing is assumed about a field that is not set. A rule that needs a missing fact reports nothing and is counted as not checked.
  If a list is set, it is taken to be complete, and \`[]\` means none. The \`projects\` of an account are complete only with \`all_projects: true\`.
- **Accounts.** \`account\` on a step says who performs it, and on a declaration whose it is. Without it, and without \`account\` at the top, this is
  your own account. Every account has its own images, keys, vaults, names and quotas. It sees the image of another account once that is
  shared with it. The \`region\` of a declaration defaults to the \`region\` of its account, and then to that of the manifest. \`project_id\`,
  \`domain_id\`, \`site\`, and \`quotas\` at the top are those of the manifest's account only.
- **Field names.** Fields that are passed to the API unchanged have the name of the API. Fields that refer to a declaration are named after it, such as
  \`image\` and \`key\`. A reference is read as a name in that section, then as a declared \`id\`, then as an ID about which nothing is known.

## Included files

\`include\` lists other manifests by their relative paths, with \`/\` on every system. Their declarations hold as if they were written in this file, and so do
the declarations of the files that they include. Operations of an included file are not run. An included file is a manifest, and it is checked like any other.

The \`region\` and the \`account\` at the top of an included file are the defaults of its own declarations. Its \`domain_id\`, \`site\`, and \`quotas\` also apply to
the manifest that includes it if both have the same \`account\`, or both have none. Its \`project_id\` does so if the \`region\` is the same as well. What the
manifest sets itself comes first.

\`\`\`yaml
imsManifest: v1
region: ap-southeast-1
include: [account.ims.yaml]
operations:
  - { action: copy-in-region, image: base, name: base-encrypted, key: images }
\`\`\`

Paths can contain \`..\`, but only files in the workspace folder are read. The command line reads files in the current folder, or in the folder of the
manifest if it is not in the current folder. A name that is declared twice, a file that cannot be read, and files that include each other are reported.

## Names, limits, and comments

Names begin with a letter and have up to 64 letters of any script, digits, \`_\`, \`.\`, or \`-\`: \`支付-黄金镜像\` is a name. Letters are in their composed form (Unicode NFC),
and a name does not mix Latin letters with Greek or Cyrillic ones, which look the same. Declared images and images that steps create share one set of names.
Fields that begin with \`x-\` are ignored, so you can use them for YAML anchors. The documents of a file are independent of each other. A file can have up
to 3,000,000 characters, 30,000 steps and declarations, and 10,000 documents. Larger files are reported and not checked.

An item of \`parallel\` is a step, or a chain: a list of steps that run one after another, at the same time as the other items of the block. The next
step after the block waits for all of them. A step in a chain can use what earlier steps of its chain create, but not what another item of the block
creates. A chain contains only steps, so neither lists nor \`parallel\` blocks can be in it.

\`\`\`yaml
operations:
  - parallel:
      - - { action: copy-cross-region, image: golden, target_region: af-south-1, as: golden-af, name: golden-af }
        - { action: share, image: golden-af, accounts: [partner] }
      - { action: publish, image: golden }
\`\`\`

Comments can disable rules for the next line or for the whole file. Add a reason after \` -- \`. A comment that disables nothing is reported:

\`\`\`yaml
# ims-disable-next-line share-encrypted-default-key -- the partner copies it with another key
# ims-disable-file tag-count
\`\`\`

JSON has no comments. There, and in YAML too, the field \`x-ims-disable\` disables rules for the declaration, step, or block that has it, and at the top
for the whole file. Its value is a text, or a list of texts:

\`\`\`json
{ "action": "share", "image": "base", "accounts": ["partner"], "x-ims-disable": "share-encrypted-default-key -- the partner copies it" }
\`\`\`

## The top level

${explained({ properties: { ...schema.properties }, required: schema.required })}

## Sections

${sections.map(([name, field]) => `### \`${name}\`\n\n${definition(field).description}\n\n${explained(definition(field))}`).join('\n\n')}

## Actions

${actions.map((action) => `### \`${action}\`\n\n${schema.$defs[action].description} See [the operation](operations/${action}.md).\n\n${explained(schema.$defs[action])}`).join('\n\n')}
`;
}

function call(id) {
  const api = catalog.apis.find((each) => each.id === id);
  const parameters = Array.isArray(api.parameters) ? api.parameters : [];
  const limits = ({ min, max, minLength, maxLength, pattern, enum: values }) =>
    [
      min !== undefined && `from ${min}`,
      max !== undefined && `to ${max}`,
      minLength && `${minLength} characters or more`,
      maxLength && `${maxLength} characters or fewer`,
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
  return `### ${id}\n\n\`${api.method} ${api.uri}\`${api.returns ? ` returns ${cell(api.returns)}.` : ''}\n\n${table(['parameter', 'type', 'limits', ''], rows)}`;
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
      `## Not checked\n\n${list(absent.map(([, each]) => `${each.statement} Not checked. Reason: ${each.reason}.`))}`,
    );
  parts.push(`## Sources\n\n${list(sources.map(sourceOf))}`);
  return `${parts.join('\n\n')}\n`;
}

function index() {
  const rules = (action) =>
    constraints.filter(([, each]) => each.operations.includes(action) && each.place === 'rule').length;
  return `# Documentation

- [Format](format.md) of manifests
- [Rules](rules.md) by topic
- [Catalog](catalogue.md): every documented constraint and how it is handled
- [Founding statements](constraints.md) and their rules
- [Error codes](error-codes.md) of IMS and the rules that detect them
- [Editor features](features.md), with pictures
- [Other editors](editors.md)
- [Settings](settings.md) of the editor and of the project
- [CI](ci.md): GitHub, GitLab, and pre-commit
- [Terraform and OpenTofu](terraform.md): what is checked and known, in the editor and in CI
- [Performance](performance.md), [reliability](reliability.md), [threat model](threat-model.md), and [supply chain](supply-chain.md)
- [Command line](cli.md): every command with its options, examples, and exit codes
- [Agents](agents.md): tools for language models
- [Library](library.md) for JavaScript and TypeScript

## By operation

${table(
  ['operation', 'what it does', 'rules'],
  actions.map((action) => [
    `[\`${action}\`](operations/${action}.md)`,
    schema.$defs[action].description,
    String(rules(action)),
  ]),
)}
`;
}

mkdirSync(path.join(root, 'docs/operations'), { recursive: true });
writeGenerated([
  ['docs/README.md', index()],
  ['docs/catalogue.md', catalogue()],
  ['docs/constraints.md', statements()],
  ['docs/error-codes.md', errorCodes()],
  ['docs/format.md', format()],
  ...actions.map((action) => [`docs/operations/${action}.md`, operation(action)]),
]);
