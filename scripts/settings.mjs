// Generates from schemas/config.schema.json and the list of rules: the IDs and descriptions in the schema, the settings in
// package.json with their descriptions in two languages, and the table of docs/settings.md.
import { readFileSync } from 'node:fs';
import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { table } from './generated.mjs';

const root = new URL('..', import.meta.url);
const read = (file) => readFileSync(new URL(file, root), 'utf8');

/** The messages in a language. */
export async function sentencesOf(locale) {
  const entry = fileURLToPath(new URL(`server/messages/${locale}/index.ts`, root));
  const { outputFiles } = buildSync({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  return (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)).default;
}

/** Fields that only a file can have, because their paths are relative to it. */
const ofFile = new Set(['declarations']);
/** Fields that are set for a window rather than for a folder. */
const ofWindow = new Set(['workspaceDiagnostics', 'locale']);

/**
 * The generated files, each as its name and its content.
 * @param {readonly { id: string }[]} rules
 */
export async function settingsFiles(rules) {
  const english = await sentencesOf('en');
  const chinese = await sentencesOf('zh-cn');
  const schema = JSON.parse(read('schemas/config.schema.json'));
  const manifest = JSON.parse(read('package.json'));
  const nls = JSON.parse(read('package.nls.json'));
  const nlsChinese = JSON.parse(read('package.nls.zh-cn.json'));
  const ids = rules.map(({ id }) => id).sort();
  schema.description = english.settings;
  schema.properties.rules.properties = Object.fromEntries(
    ids.map((id) => [id, { $ref: '#/$defs/level', description: english[`${id}.title`] }]),
  );

  const languages = { en: 'English', 'zh-cn': '简体中文' };
  const rows = [];
  const levels = schema.$defs.level.enum;
  const properties = {};
  const visit = (field, path) => {
    field.description = english[`settings.${path}`];
    if (field.properties !== undefined && path !== 'rules') {
      for (const [name, inner] of Object.entries(field.properties)) visit(inner, `${path}.${name}`);
      return;
    }
    const values =
      path === 'rules'
        ? levels
        : (field.enum ?? [{ boolean: 'true, false', array: 'list of paths' }[field.type] ?? 'text']);
    rows.push([`\`${path}\``, values.join(', '), field.default, field.description]);
    if (ofFile.has(path)) return;
    const key = `configuration.${path}`;
    nls[key] = english[`settings.${path}`];
    nlsChinese[key] = chinese[`settings.${path}`];
    const common = {
      scope: ofWindow.has(path) ? 'window' : 'resource',
      markdownDescription: `%${key}%`,
    };
    properties[`ims-manifest.${path}`] =
      path === 'rules'
        ? {
            type: 'object',
            propertyNames: { enum: ids },
            additionalProperties: schema.$defs.level,
            default: {},
            ...common,
          }
        : field.enum !== undefined
          ? {
              type: ['string', 'null'],
              enum: [null, ...field.enum],
              enumItemLabels: [`%${key}.editor%`, ...field.enum.map((value) => languages[value] ?? value)],
              default: null,
              ...common,
            }
          : { type: field.type, default: field.default ?? '', ...common };
  };
  for (const [name, field] of Object.entries(schema.properties)) visit(field, name);
  // Settings that only the editor has are kept.
  const own = manifest.contributes.configuration.properties;
  manifest.contributes.configuration.properties = {
    ...properties,
    'ims-manifest.trace.server': own['ims-manifest.trace.server'],
  };

  const page = read('docs/settings.md').replace(
    /(<!-- settings -->\n)[^]*?(\n<!-- \/settings -->)/,
    (_, open, close) => `${open}\n${table(['setting', 'values', 'default', ''], rows)}\n${close}`,
  );
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    ['schemas/config.schema.json', json(schema)],
    ['package.json', json(manifest)],
    ['package.nls.json', json(nls)],
    ['package.nls.zh-cn.json', json(nlsChinese)],
    ['docs/settings.md', page],
  ];
}
