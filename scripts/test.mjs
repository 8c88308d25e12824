// Everything that must pass for a change. Each part prints its own report; the last line has the totals.
import { spawn } from 'node:child_process';

const parts = [
  ['lint and types', 'npm', ['run', '--silent', 'lint']],
  ['build and package, twice', 'node', ['scripts/reproducible.mjs']],
  ['unit, pages, LSP, command line', 'npx', ['vitest', 'run']],
  ['real VS Code', 'node', ['test/e2e/run.mjs', 'node', 'web', 'zh', 'restricted']],
];

let passed = 0;
let failed = 0;
for (const [name, command, args] of parts) {
  console.log(`\n== ${name}`);
  const { code, out } = await run(command, args);
  // Vitest: «Tests  1 failed | 22 passed (23)»; the others: «N passed, N failed»; a part without tests counts as one.
  // eslint-disable-next-line no-control-regex -- colours of the report
  const plain = out.replace(/\u001b\[[0-9;]*m/g, '');
  const vitest = /^\s*Tests\s+(?:(\d+) failed \| )?(?:(\d+) passed)?/m.exec(plain);
  const own = [...plain.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  const [good, bad] = vitest ? [vitest[2], vitest[1]] : own ? [own[1], own[2]] : code === 0 ? [1, 0] : [0, 1];
  passed += Number(good ?? 0);
  failed += Math.max(Number(bad ?? 0), code === 0 ? 0 : 1);
}
console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      process.stdout.write(chunk);
    });
    child.on('close', (code) => resolve({ code, out }));
  });
}
