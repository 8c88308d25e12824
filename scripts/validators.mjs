// Compiles the schemas into plain functions, for the manifest one for each kind of declaration and each action: server/model/validators.js
// and its types.
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** A schema without descriptions, which the functions would otherwise contain. */
function read(name) {
  const text = readFileSync(new URL(`../schemas/${name}.schema.json`, import.meta.url), 'utf8');
  return JSON.parse(text, (key, value) => (said.has(key) && typeof value === 'string' ? undefined : value));
}
const said = new Set(['title', 'description']);

const schema = read('manifest');
const ajv = new Ajv({
  allErrors: true,
  messages: false,
  verbose: false,
  strict: false,
  strictNumbers: true,
  discriminator: true,
  code: { source: true, esm: true, lines: true },
});

// Steps and declarations are checked one by one, so the top level only checks the types of its sections.
const shallow = { ...schema, $id: 'root', properties: { ...schema.properties } };
for (const [name, section] of Object.entries(schema.properties)) {
  if (section.propertyNames !== undefined)
    shallow.properties[name] = { type: 'object', propertyNames: section.propertyNames };
  if (name === 'operations' || name === 'include') shallow.properties[name] = { type: 'array' };
}
delete shallow.$defs;
ajv.addSchema(shallow);

const names = { root: 'root' };
const definitions = [];
for (const [name, definition] of Object.entries(schema.$defs)) {
  if (name === 'step' || name === 'parallel') continue;
  const id = `of_${name.replaceAll('-', '_')}`;
  ajv.addSchema({ ...definition, $id: id, $defs: undefined });
  names[id] = id;
  definitions.push([name, id]);
}
// Rule IDs are checked against the list of rules, so they are not repeated here.
const config = read('config');
config.properties.rules = { type: 'object', additionalProperties: config.$defs.level };
ajv.addSchema({ ...config, $id: 'config', $defs: undefined });
names.config = 'config';
const source = standaloneCode.default(ajv, names);
const byName = `\nexport const definitions = { ${definitions.map(([name, id]) => `'${name}': ${id}`).join(', ')} };`;
const bundled = buildSync({
  stdin: { contents: source + byName, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'js' },
  bundle: true,
  format: 'esm',
  platform: 'browser',
  write: false,
});
writeFileSync(
  new URL('../server/model/validators.js', import.meta.url),
  `/* eslint-disable */\n${bundled.outputFiles[0].text}`,
);
writeFileSync(
  new URL('../server/model/validators.d.ts', import.meta.url),
  `/** An error that a validator reports. */
export interface ValidatorError {
  readonly keyword: string;
  /** JSON pointer from the value that was checked. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** For the names of a map: the name that is meant. */
  readonly propertyName?: string;
}

export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}

export const root: Validator;
export const config: Validator;
/** By the names of the definitions in the manifest's schema. */
export const definitions: {
${definitions.map(([name]) => `  readonly '${name}': Validator;\n`).join('')}};
`,
);
