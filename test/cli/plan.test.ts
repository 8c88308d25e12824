import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { installed, run, runIn, type Result } from './run';
import { dedent } from '../support/dedent';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const golden = 'examples/golden-image.ims.yaml';
const faulty = 'examples/golden-image-faulty.ims.yaml';

describe('plan', () => {
  it('shows the calls in a table', () => {
    const { status, out } = run(['plan', golden]);
    expect(status).toBe(0);
    expect(out).toContain('POST /v1/cloudimages/${rocky-9.id}/copy');
    expect(out).toContain('job → rocky-9-golden');
    expect(out).toContain('To be filled in: ${keys.golden.id}, ${project_id.ap-southeast-1}');
  });

  it('prints JSON with method, path, query, headers, body, and the job to poll', () => {
    const { out } = run(['plan', golden, '--format', 'json']);
    const plan = JSON.parse(out) as { plans: { fill: string[]; given: string[]; steps: { calls: unknown[] }[] }[] };
    expect(plan.plans[0]?.fill).toEqual(['${keys.golden.id}', '${project_id.ap-southeast-1}']);
    expect(plan.plans[0]?.given).toEqual(['${rocky-9.id}', '${rocky-9-golden.id}']);
    expect(plan.plans[0]?.steps[1]?.calls).toEqual([
      {
        operation: 'CopyImageInRegion',
        method: 'POST',
        endpoint: 'https://ims.ap-southeast-1.myhuaweicloud.com',
        path: '/v1/cloudimages/${rocky-9.id}/copy',
        query: {},
        headers: { 'Content-Type': 'application/json', 'X-Auth-Token': '${token}' },
        body: { name: 'rocky-9-20261123-golden', cmk_id: '${keys.golden.id}' },
        job: {
          operation: 'ShowJobProgress',
          method: 'GET',
          endpoint: 'https://ims.ap-southeast-1.myhuaweicloud.com',
          path: '/v1/cloudimages/job/${job_id}',
          field: 'status',
          goesOn: ['INIT', 'RUNNING'],
          done: ['SUCCESS'],
          failed: ['FAIL'],
          image: 'entities.image_id',
        },
      },
    ]);
  });

  it('prints commands of KooCLI and curl with quoted values', () => {
    const text = `imsManifest: v1
region: ap-southeast-1
images: { base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, kind: system, visibility: private, status: active, encrypted: false, size: 40 } }
operations:
  - { action: copy-in-region, image: base, name: "n", description: "it's $HOME" }
`;
    const copy = `hcloud IMS CopyImageInRegion --cli-region=ap-southeast-1 --image_id=4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 --name=n --description='it'\\''s $HOME'`;
    expect(run(['plan', '-', '--format', 'hcloud'], text).out).toContain(copy);
    expect(run(['plan', '-', '--format', 'curl'], text).out).toContain(
      `--data '{"name":"n","description":"it'\\''s $HOME"}'`,
    );
  });

  it('rejects a manifest with errors, and shows them as comments with --force', () => {
    const { status, out, err } = run(['plan', faulty]);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('the manifest has 4 errors');
    for (const format of ['hcloud', 'curl', 'sh']) {
      const forced = run(['plan', faulty, '--force', '--format', format]);
      expect(forced.status).toBe(0);
      expect(forced.out).toMatch(/^# '?error share-encrypted-default-key, line 44: /m);
    }
    const { plans } = JSON.parse(run(['plan', faulty, '--force', '--format', 'json']).out) as {
      plans: { errors: string[] }[];
    };
    expect(plans[0]?.errors).toHaveLength(4);
  });

  it.each([
    [
      'region',
      dedent`
        region: "x@evil.example/?a="
        operations: [{ action: delete, image: base }]`,
      'x@evil.example/?a=',
    ],
    [
      'region',
      dedent`
        region: "r\\ntouch x\\n#"
        operations: [{ action: delete, image: base }]`,
      'r\\u{a}touch x\\u{a}#',
    ],
    [
      'image_id',
      dedent`
        region: r
        images: { a: { id: "../v3" } }
        operations: [{ action: delete, image: a }]`,
      '../v3',
    ],
    [
      'project_id',
      dedent`
        region: r
        project_id: a b
        operations: [{ action: tag, image: base, tags: { add: { a: b } } }]`,
      'a b',
    ],
    [
      'projects',
      dedent`
        region: r
        operations: [{ action: share, image: base, projects: [".."] }]`,
      '..',
    ],
    [
      'bucket_url',
      dedent`
        region: r
        buckets: { b: { name: B } }
        operations: [{ action: export, image: base, bucket: b, object: o }]`,
      'B:o',
    ],
  ])('prints nothing if a value cannot be the %s of a call, which `check` reports', (name, rest, value) => {
    const text = `imsManifest: v1\n${rest.replaceAll('base', '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90')}\n`;
    expect(run(['check', '-'], text)).toMatchObject({
      status: 1,
      out: expect.stringContaining('error schema') as string,
    });
    for (const format of ['table', 'curl']) {
      const { status, out, err } = run(['plan', '-', '--force', '--format', format], text);
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain(`no plan was generated because \`${value}\` is not a valid \`${name}\``);
    }
  });

  it('prints nothing if a text contains a character that a command cannot contain', () => {
    for (const text of ['a\\0b', '\\ud800']) {
      const manifest = dedent`
        imsManifest: v1
        region: r
        operations: [{ action: update, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, set: { name: "${text}" } }]
      `;
      const { status, out, err } = run(['plan', '-', '--force'], manifest);
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain('contains a character that a command cannot contain');
    }
  });

  it('does not fill in a bucket with no name in its declaration', () => {
    const { out } = run(
      ['plan', '-', '--force', '--format', 'hcloud'],
      dedent`
        imsManifest: v1
        region: r
        buckets: { My_Bucket: {} }
        operations: [{ action: export, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, bucket: My_Bucket, object: o, file_format: qcow2 }]
      `,
    );
    expect(out).toContain("--bucket_url='${bucket:object}'");
  });

  it('explains errors in its arguments', () => {
    expect(run(['plan', 'nosuch.ims.yaml'])).toMatchObject({
      status: 2,
      err: 'ims-manifest: nosuch.ims.yaml: no such file or folder\n',
    });
    expect(run(['plan', golden, '--format', 'xml'])).toMatchObject({
      status: 2,
      err: 'ims-manifest: Unknown format `xml`. Use one of table, json, hcloud, curl, sh.\n',
    });
  });

  it('writes Chinese', () => {
    expect(run(['plan', golden, '--locale', 'zh-cn']).out).toContain('需要填写');
  });
});

/** A fake KooCLI: responds as documented and records its arguments. A job is finished after two queries. */
const fake = dedent`
  #!/bin/sh
  printf '%s\\n' "$*" >>"$LOG"
  case "$*" in
    *"$REFUSE"*)
      printf '{"error":{"code":"IMG.0098","message":"refused"}}\\n'
      exit "\${REFUSE_WITH:-0}"
      ;;
    'IMS ShowJobProgress '*--cli-query=status*)
      asked=$(grep -c -e "$4.*--cli-query=status" "$LOG")
      if [ "$asked" -lt 3 ]; then printf '"RUNNING"\\n'; else printf '"%s"\\n' "\${ENDS:-SUCCESS}"; fi
      ;;
    'IMS ShowJobProgress '*--cli-query=entities.image_id*) printf '"00000000-0000-0000-0000-0000000000%s"\\n' "\${4#--job_id=job-}" ;;
    'IMS ShowJobProgress '*) printf '{"status":"FAIL","error_code":"IMG.0045","fail_reason":"too large"}\\n' ;;
    'IMS BatchAddOrDeleteTags '* | 'IMS GlanceDeleteImage '*) ;;
    *) printf '{\\n  "job_id": "job-%s"\\n}\\n' "$(grep -vc ShowJobProgress "$LOG" | sed 's/^.$/0&/')" ;;
  esac
`;

function runScript(manifest: string, env: NodeJS.ProcessEnv = {}): Result & { readonly asked: readonly string[] } {
  const own = mkdtempSync(path.join(folder, 'run-'));
  const script = path.join(own, 'run.sh');
  const log = path.join(own, 'log');
  writeFileSync(script, run(['plan', '-', '--format', 'sh'], manifest).out);
  writeFileSync(path.join(own, 'hcloud'), fake);
  chmodSync(path.join(own, 'hcloud'), 0o755);
  writeFileSync(log, '');
  const result = runIn(own, 'sh', [script], '', {
    PATH: `${own}:${process.env['PATH'] ?? ''}`,
    LOG: log,
    REFUSE: 'nothing is refused',
    IMS_POLL_SECONDS: '0',
    ...env,
  });
  return { ...result, asked: readFileSync(log, 'utf8').split('\n').filter(Boolean) };
}

/** The recorded calls, without job queries and without the output format. */
function sent({ asked }: { readonly asked: readonly string[] }): readonly string[] {
  return asked
    .filter((each) => !each.includes('ShowJobProgress'))
    .map((each) => each.replace(/^IMS | --cli-output=json$/g, ''));
}

describe('the script', () => {
  const text = readFileSync(golden, 'utf8');
  const filled = { KEYS_GOLDEN_ID: '0d0466b0-e727-4d9c-b35d-f84bb474a37f' };

  it('waits for each job and passes its ids on', () => {
    const ended = runScript(text, filled);
    expect(ended.status).toBe(0);
    expect(sent(ended)).toEqual([
      'CreateImage --cli-region=ap-southeast-1 --name=rocky-9-20261123 --os_version=Rocky Linux 9.5 64bit --image_url=uploads:in/rocky-9.qcow2 --min_disk=40',
      'CopyImageInRegion --cli-region=ap-southeast-1 --image_id=00000000-0000-0000-0000-000000000001 --name=rocky-9-20261123-golden --cmk_id=0d0466b0-e727-4d9c-b35d-f84bb474a37f',
      'BatchAddOrDeleteTags --cli-region=ap-southeast-1 --image_id=00000000-0000-0000-0000-000000000002 --tags.1.key=team --tags.1.value=platform --tags.2.key=stage --tags.2.value=golden --action=create',
      'BatchAddMembers --cli-region=ap-southeast-1 --images.1=00000000-0000-0000-0000-000000000002 --projects.1=5a1b2c3d4e5f60718293a4b5c6d7e8f9',
    ]);
    expect(ended.asked.filter((each) => each.includes('--job_id=job-01') && each.includes('=status'))).toHaveLength(3);
    expect(ended.err).toContain('1 import: rocky-9: CreateImage (ap-southeast-1)');
    expect(ended.err).toMatch(/All steps are done\.\n$/);
  });

  it('asks for missing values first, and sends nothing without them', () => {
    const ended = runScript(text);
    expect([ended.status, ended.asked]).toEqual([1, []]);
    expect(ended.err).toContain('Set KEYS_GOLDEN_ID first. The manifest does not contain keys.golden.id.');
  });

  it.each(['0', '1'])('stops at the first rejected request, whatever KooCLI exits with (%s)', (code) => {
    const ended = runScript(text, { ...filled, REFUSE: 'CopyImageInRegion', REFUSE_WITH: code });
    expect(ended.status).toBe(1);
    expect(sent(ended)).toHaveLength(2);
    expect(ended.err).toContain('IMG.0098');
    expect(ended.err).not.toContain('All steps');
  });

  it('stops if a job fails, and shows why', () => {
    const ended = runScript(text, { ...filled, ENDS: 'FAIL' });
    expect(ended.status).toBe(1);
    expect(sent(ended)).toHaveLength(1);
    expect(ended.err).toContain('IMG.0045');
  });

  it('starts the steps of a block together, then waits for all', () => {
    const ended = runScript(`imsManifest: v1
region: ap-southeast-1
images: { base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, kind: system, visibility: private, status: active, encrypted: false, size: 40 } }
operations:
  - parallel:
      - { action: copy-in-region, image: base, as: a, name: a }
      - { action: copy-in-region, image: base, as: b, name: b }
  - { action: delete, image: a }
`);
    expect(ended.status).toBe(0);
    const order = ended.asked.map((each) => each.split(' ')[1]).filter((each, index, all) => each !== all[index - 1]);
    expect(order).toEqual(['CopyImageInRegion', 'ShowJobProgress', 'GlanceDeleteImage']);
    expect(sent(ended).at(-1)).toBe(
      'GlanceDeleteImage --cli-region=ap-southeast-1 --image_id=00000000-0000-0000-0000-000000000001',
    );
  });

  it('uses texts of the manifest literally', () => {
    const ended = runScript(`imsManifest: v1
region: ap-southeast-1
images: { base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, kind: system, visibility: private, status: active, encrypted: false, size: 40 } }
operations:
  - { action: copy-in-region, image: base, name: n, description: "$(touch pwned) \`id\` 'x' \\\\ " }
`);
    expect(ended.status).toBe(0);
    expect(sent(ended)[0]).toMatch(/--description=\$\(touch pwned\) `id` 'x' \\ $/);
  });

  it('asks the user to do manual steps', () => {
    const ended = runScript(`imsManifest: v1
region: ap-southeast-1
images: { base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, kind: system, visibility: private, status: active, encrypted: false, size: 40 } }
operations: [{ action: publish, image: base }]
`);
    expect([ended.status, ended.asked]).toEqual([1, []]);
    expect(ended.err).toContain('1 publish (manually, in the console)');
  });

  it('reports that KooCLI is not installed', () => {
    const script = path.join(folder, 'none.sh');
    writeFileSync(script, run(['plan', golden, '--format', 'sh']).out);
    const ended = runIn(folder, '/bin/sh', [script], '', { ...filled, PATH: '/nonexistent' });
    expect([ended.status, ended.err]).toEqual([1, expect.stringContaining('hcloud is not installed')]);
  });

  it('names the first plan at the top and each plan before its steps', () => {
    const one = dedent`
      imsManifest: v1
      region: ap-southeast-1
      operations:
        - { action: delete, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }
    `;
    const head = (count: number): string => {
      const { out } = run(['plan', '-', '--format', 'sh'], Array.from({ length: count }, () => one).join('---\n'));
      const numbers = [...out.matchAll(/^# -, document (\d+)$/gm)].map(([, number]) => Number(number));
      expect(numbers).toEqual(count === 1 ? [] : Array.from({ length: count }, (_, index) => index + 1));
      return out.split('\n')[1] ?? '';
    };
    expect(head(1)).toBe('# The plan of -, written by ims-manifest.');
    expect(head(2)).toBe('# The plan of -, document 1, -, document 2, written by ims-manifest.');
    expect(head(40)).toBe('# The plan of -, document 1 and 39 others, written by ims-manifest.');
  });

  const files = readdirSync('examples').filter((name) => name.endsWith('.ims.yaml'));
  if (!installed('shellcheck'))
    console.warn('no shellcheck is installed: whether scripts are clean to it was not tried');
  it.skipIf(!installed('shellcheck')).each(files)('of %s has no warnings of shellcheck', (file) => {
    for (const locale of ['en', 'zh-cn']) {
      const script = run(['plan', `examples/${file}`, '--force', '--format', 'sh', '--locale', locale]).out;
      const { status, out } = runIn(folder, 'shellcheck', ['-'], script, { LANG: 'C.UTF-8' });
      expect([status, out]).toEqual([0, '']);
    }
  });
});
