// Builds everything that is shipped into dist/. `--watch` rebuilds on every change.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { context, transformSync } from 'esbuild';
import ts from 'typescript';
import { sentencesOf } from './scripts/settings.mjs';
import './scripts/validators.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/**
 * Tables and messages are in the bundles as JSON strings, because engines parse those several times as fast as source text.
 * A long one is parsed on first use, or with `folder` it is a file there that is read on first use. Together, this saves 35 ms of
 * the 160 ms of a start.
 */
const tables = (folder) => ({
  name: 'tables',
  setup(build) {
    const modules = new Map();
    /** The source of one export: a value, or for a long one a separate module that is evaluated on first use. */
    function exported(file, name, value, watchFiles) {
      const text = JSON.stringify(value);
      const parsed = `/* @__PURE__ */ JSON.parse(${JSON.stringify(text)})`;
      const local = `value_${name}`;
      if (text.length < 20_000) return `const ${local} = ${parsed};\nexport { ${local} as ${name} };`;
      const id = `${relative('.', file)}#${name}`;
      let loaded = parsed;
      if (folder !== undefined) {
        const beside = `tables/${id.replace(/\W+/g, '-')}.json`;
        mkdirSync(join(folder, 'tables'), { recursive: true });
        writeFileSync(join(folder, beside), text);
        loaded = `require('./${beside}')`;
      }
      const contents = `let value;\nmodule.exports = { get table() { return (value ??= ${loaded}); } };`;
      modules.set(id, { contents, watchFiles });
      return `export { table as ${name} } from ${JSON.stringify(`table:${id}`)};`;
    }
    build.onResolve({ filter: /^table:/ }, ({ path }) => ({
      path: path.slice('table:'.length),
      namespace: 'table',
      sideEffects: false,
    }));
    build.onResolve({ filter: /./, namespace: 'table' }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /./, namespace: 'table' }, ({ path }) => modules.get(path));
    build.onLoad({ filter: /[\\/]schemas[\\/][^\\/]+\.json$/ }, ({ path }) => {
      const parts = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
      const sources = parts.map(([name, value]) => exported(path, name, value, [path]));
      return { contents: sources.join('\n'), loader: 'js' };
    });
    build.onLoad({ filter: /[\\/]messages[\\/](?:en|zh-cn)[\\/]index\.ts$/ }, async ({ path }) => {
      const sentences = await sentencesOf(basename(dirname(path)));
      const watchFiles = readdirSync(dirname(path)).map((file) => join(dirname(path), file));
      return { contents: exported(path, 'default', sentences, watchFiles), loader: 'js', watchFiles };
    });
  },
});

/** The MCP server loads this JSON schema validator but never calls it: only questions to the user would need it. */
const noValidator = {
  name: 'no-validator',
  setup(build) {
    build.onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, ({ path }) => ({
      path,
      namespace: 'shims',
    }));
    build.onLoad({ filter: /./, namespace: 'shims' }, () => ({
      contents: `export { default as process } from 'node:process';
export class DefaultJsonSchemaValidator {
  getValidator() {
    throw new Error('No JSON schema is validated here.');
  }
}`,
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
  plugins: [tables()],
  define: { __VERSION__: JSON.stringify(version) },
  // The parser's build for browsers does not need Node and omits unused code.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
};
const node = { ...common, platform: 'node', format: 'cjs' };
const browser = { ...common, platform: 'browser', define: { ...common.define, global: 'globalThis' } };

/** The modules of a split build as CommonJS, which Node.js starts faster than ES modules. */
const commonJs = {
  name: 'common-js',
  setup(build) {
    const { minify, platform, target } = build.initialOptions;
    const options = { minify, platform, target, format: 'cjs', supported: { 'dynamic-import': false } };
    build.onEnd(({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, transformSync(text, options).code);
      }
    });
  },
};

/** The desktop extension consists of two files. The extension host waits only for the first one. */
const behind = {
  name: 'behind',
  setup(build) {
    build.onResolve({ filter: /^\.\/desktop$/ }, () => ({ path: './desktop.cjs', external: true }));
  },
};

const bundles = [
  {
    ...node,
    plugins: [behind],
    supported: { 'dynamic-import': false },
    entryPoints: ['client/node.ts'],
    outfile: 'dist/client/node.cjs',
  },
  { ...node, entryPoints: ['client/desktop.ts'], outfile: 'dist/client/desktop.cjs', external: ['vscode'] },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['client/browser.ts'],
    outfile: 'dist/client/browser.cjs',
    external: ['vscode'],
  },
  // The page of the panel, loaded when it is shown.
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/panel/main.ts', 'client/panel/panel.css'],
    entryNames: 'panel',
    outdir: 'dist/client',
  },
  // The server, split so that what checks configurations is loaded when there is one.
  {
    ...node,
    format: 'esm',
    plugins: [tables('dist/server'), commonJs],
    splitting: true,
    write: false,
    entryPoints: ['server/lsp/node.ts'],
    outdir: 'dist/server',
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
  },
  { ...browser, format: 'iife', entryPoints: ['server/lsp/browser.ts'], outfile: 'dist/server/browser.js' },
  // The library and the command line, split so that each loads only what it needs.
  {
    ...node,
    format: 'esm',
    plugins: [tables(), noValidator],
    splitting: true,
    entryPoints: { index: 'server/library.ts', cli: 'server/cli/main.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
  },
  // Tools that look for `module.exports` take the rest of a line after an address in a text for a comment.
  { ...browser, format: 'cjs', entryPoints: ['server/library.ts'], outfile: 'dist/index.cjs', lineLimit: 500 },
];

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');

// The types of the library are in one file without references to others.
const library = readFileSync('server/library.ts', 'utf8');
const types = ts.transpileDeclaration(library, { reportDiagnostics: true });
if (types.diagnostics?.length) throw new Error(ts.formatDiagnostics(types.diagnostics, ts.createCompilerHost({})));
for (const name of ['index.d.ts', 'index.d.cts']) writeFileSync(`dist/${name}`, types.outputText);

const contexts = await Promise.all(bundles.map((options) => context(options)));
if (process.argv.includes('--watch')) await Promise.all(contexts.map((each) => each.watch()));
else {
  const results = await Promise.all(contexts.map((each) => each.rebuild()));
  // What was bundled into each output, for the notices and the bill of materials.
  const outputs = Object.assign({}, ...results.map((each) => each.metafile.outputs));
  writeFileSync('dist/meta.json', JSON.stringify({ outputs }));
  await Promise.all(contexts.map((each) => each.dispose()));
}
