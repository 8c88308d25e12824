// Builds everything that is shipped into dist/. `--watch` builds again on every change.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync, context } from 'esbuild';
import ts from 'typescript';
import './scripts/validators.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Tables and messages go into the bundles as strings of JSON: engines read them several times as fast as the same in source text. */
const tables = {
  name: 'tables',
  setup(build) {
    build.onLoad({ filter: /[\\/]schemas[\\/][^\\/]+\.json$/ }, ({ path }) => {
      const table = JSON.parse(readFileSync(path, 'utf8'));
      const parsed = (value) => `/* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
      const names = Object.keys(table).filter((name) => /^[a-z]\w*$/i.test(name));
      const parts = names.map(
        (name, index) => `const part${index} = ${parsed(table[name])};\nexport { part${index} as ${name} };`,
      );
      return { contents: [...parts, `export default ${parsed(table)};`].join('\n'), loader: 'js' };
    });
    build.onLoad({ filter: /[\\/]messages[\\/](?:en|zh-cn)[\\/]index\.ts$/ }, async ({ path }) => {
      const { outputFiles } = buildSync({ entryPoints: [path], bundle: true, format: 'esm', write: false });
      const { default: sentences } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
      return {
        contents: `export default /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(sentences))});`,
        loader: 'js',
        watchFiles: readdirSync(dirname(path)).map((file) => join(dirname(path), file)),
      };
    });
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
  plugins: [tables],
  define: { __VERSION__: JSON.stringify(version) },
  // The parser's own build for browsers needs nothing of node and leaves out what is not used.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
};
const node = { ...common, platform: 'node', format: 'cjs' };
const browser = { ...common, platform: 'browser', define: { ...common.define, global: 'globalThis' } };

const bundles = [
  { ...node, entryPoints: ['client/node.ts'], outfile: 'dist/client/node.cjs', external: ['vscode'] },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['client/browser.ts'],
    outfile: 'dist/client/browser.cjs',
    external: ['vscode'],
  },
  // The panel's page, with the library that lays it out: loaded when it is shown.
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/panel/main.ts', 'client/panel/panel.css'],
    entryNames: 'panel',
    outdir: 'dist/client',
  },
  { ...node, entryPoints: ['server/lsp/node.ts'], outfile: 'dist/server/node.cjs' },
  { ...browser, format: 'iife', entryPoints: ['server/lsp/browser.ts'], outfile: 'dist/server/browser.js' },
  // The library and the command line, in parts: each loads no more than it needs.
  {
    ...node,
    format: 'esm',
    splitting: true,
    entryPoints: { index: 'server/library.ts', cli: 'server/cli/main.ts', 'chunks/worker': 'server/cli/worker.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
  },
  { ...browser, format: 'cjs', entryPoints: ['server/library.ts'], outfile: 'dist/index.cjs' },
];

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');

// The library's types stand in one file that refers to no other, so that its declarations can be told from that file alone.
const library = readFileSync('server/library.ts', 'utf8');
const types = ts.transpileDeclaration(library, { reportDiagnostics: true });
if (types.diagnostics?.length) throw new Error(ts.formatDiagnostics(types.diagnostics, ts.createCompilerHost({})));
for (const name of ['index.d.ts', 'index.d.cts']) writeFileSync(`dist/${name}`, types.outputText);

const contexts = await Promise.all(bundles.map((options) => context(options)));
if (process.argv.includes('--watch')) await Promise.all(contexts.map((each) => each.watch()));
else {
  const results = await Promise.all(contexts.map((each) => each.rebuild()));
  // What was bundled into each output: the notices and the bill of materials are made from it.
  const outputs = Object.assign({}, ...results.map((each) => each.metafile.outputs));
  writeFileSync('dist/meta.json', JSON.stringify({ outputs }));
  await Promise.all(contexts.map((each) => each.dispose()));
}
