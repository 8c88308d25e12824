import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueFor } from '../../server/messages/catalogues';
import { json } from '../../server/plan/json';
import { planOf } from '../../server/plan/plan';
import { sh } from '../../server/plan/sh';
import { table } from '../../server/plan/table';
import { installed, runIn } from '../cli/run';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

const catalogue = catalogueFor('en');

const text = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, kind: system, visibility: private }
  operations:
    - parallel:
        - - { action: copy-in-region, image: base, name: a1, as: a1 }
          - { action: copy-in-region, image: a1, name: a2, as: a2 }
        - - { action: copy-in-region, image: base, name: b1, as: b1 }
          - { action: copy-in-region, image: b1, name: b2, as: b2 }
        - { action: copy-in-region, image: base, name: c1, as: c1 }
    - { action: copy-in-region, image: a2, name: d1, as: d1 }
`;

function plansOf(source: string) {
  return check(source).documents.map(({ evaluation }) => ({ title: 'plan', steps: planOf(evaluation), errors: [] }));
}

/**
 * A fake `hcloud`: the job of each copy has the copy's name. The first copy of a chain is done when the first copies of all
 * chains have started, or fails if $FAILS names it.
 */
const fake = `#!/bin/sh
for word in "$@"; do
  case $word in
    --name=*) name=\${word#--name=} ;;
    --image_id=*) image=\${word#--image_id=} ;;
    --job_id=*) job=\${word#--job_id=} ;;
    --cli-query=*) query=\${word#--cli-query=} ;;
  esac
done
if [ "$2" != ShowJobProgress ]; then
  echo "$name of $image" >>"$LOG"
  echo "{\\"job_id\\": \\"$name\\"}"
elif [ "\${query:-}" = status ]; then
  echo "asked $job" >>"$LOG"
  if [ "$job" = "\${FAILS:-}" ]; then echo '"FAIL"'
  elif [ "$(grep -c '^[abc]1 of' "$LOG")" -lt 3 ] && [ "$(grep -c asked "$LOG")" -lt 1000 ]; then echo '"RUNNING"'
  else echo '"SUCCESS"'; fi
else
  echo "\\"00000000-0000-0000-0000-0000000000$job\\""
fi
`;

/** The exit code of the script, and its copies. */
function ran(source: string, shell: string, env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
  writeFileSync(path.join(folder, 'hcloud'), fake);
  chmodSync(path.join(folder, 'hcloud'), 0o755);
  const log = path.join(folder, 'log');
  writeFileSync(log, '');
  const { status } = runIn(folder, shell, ['-s'], sh(plansOf(source), catalogue), {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    TMPDIR: folder,
    LOG: log,
    IMS_POLL_SECONDS: '0',
    ...env,
  });
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const made = lines
    .filter((line) => !line.startsWith('asked'))
    .map((line) =>
      line.replace(/0{8}-0{4}-0{4}-0{4}-0{10}/, '').replace('4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', 'base'),
    );
  rmSync(folder, { recursive: true });
  return { status, made, asked: lines.length - made.length };
}

it('a step of a chain waits for the previous one, and the step after the block for the last step of each chain', () => {
  const [plan] = plansOf(text);
  expect(plan?.steps.map(({ number, after, together }) => [number, after, together])).toEqual([
    [1, [], true],
    [2, [1], true],
    [3, [], true],
    [4, [3], true],
    [5, [], true],
    [6, [2, 4, 5], false],
  ]);
  expect(table(plansOf(text), catalogue)).toMatch(/^6 .* 2, 4, 5 /m);
  const written = JSON.parse(json(plansOf(text), catalogue)) as { plans: { steps: { after: number[] }[] }[] };
  expect(written.plans[0]?.steps.map(({ after }) => after)).toEqual([[], [1], [], [3], [], [2, 4, 5]]);
});

describe.each(['sh', 'dash', 'bash'].filter(installed))('the script in %s', (shell) => {
  it('runs chains in parallel, and passes their images to later steps', () => {
    const { status, made, asked } = ran(text, shell);
    expect(status).toBe(0);
    expect([...made].sort()).toEqual(['a1 of base', 'a2 of a1', 'b1 of base', 'b2 of b1', 'c1 of base', 'd1 of a2']);
    expect(made.at(-1)).toBe('d1 of a2');
    expect(asked).toBeLessThan(1000);
  });

  it('waits for the other chains if one fails, and exits with its code', () => {
    const { status, made } = ran(text, shell, { FAILS: 'a1' });
    expect(status).toBe(1);
    expect([...made].sort()).toEqual(['a1 of base', 'b1 of base', 'b2 of b1', 'c1 of base']);
  });

  it('runs the steps of the only chain of a block in order', () => {
    const lines = text.split('\n').filter((line) => !/name: [bc]\d/.test(line));
    const { status, made } = ran(lines.join('\n'), shell, { FAILS: 'a1' });
    expect([status, made]).toEqual([1, ['a1 of base']]);
  });
});

it('images with Chinese names have readable variables', () => {
  const script = sh(plansOf(text.replaceAll(/\b([ab])1\b/g, '镜像$1')), catalogue);
  expect(script).toContain('  IMAGE_A_ID=$image\n  say \'镜像a\' "$IMAGE_A_ID"\n');
  expect(script).toContain('--image_id="$IMAGE_B_ID"');
  const plain = sh(plansOf(text.replaceAll(/\ba1\b/g, '支付').replaceAll(/\bb1\b/g, '订单')), catalogue);
  expect([...plain.matchAll(/^ *(\w+)=\$image$/gm)].map(([, name]) => name)).toEqual(
    expect.arrayContaining(['IMAGE_ID', 'IMAGE_ID_2']),
  );
});

it('a manual step in a chain reads from the terminal of the script', () => {
  const script = sh(
    plansOf(text.replace('copy-in-region, image: base, name: c1, as: c1', 'publish, image: base')),
    catalogue,
  );
  expect(script).toContain('exec 3<&0');
  expect(script).toContain('read -r _ <&3');
});
