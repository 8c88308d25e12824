// Builds everything that is shipped into dist/. `--watch` builds again on every change.
import { readFileSync, rmSync } from 'node:fs';
import { context } from 'esbuild';
import './scripts/validators.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
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
  { ...node, entryPoints: ['server/lsp/node.ts'], outfile: 'dist/server/node.cjs' },
  { ...browser, format: 'iife', entryPoints: ['server/lsp/browser.ts'], outfile: 'dist/server/browser.js' },
  {
    ...common,
    platform: 'node',
    format: 'esm',
    entryPoints: { cli: 'server/cli/main.ts' },
    outdir: 'dist',
    // In parts, so that a command loads no more than it needs.
    splitting: true,
    chunkNames: 'cli/[name]-[hash]',
  },
];

rmSync('dist/cli', { recursive: true, force: true });
const contexts = await Promise.all(bundles.map((options) => context(options)));
if (process.argv.includes('--watch')) await Promise.all(contexts.map((each) => each.watch()));
else {
  await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
}
