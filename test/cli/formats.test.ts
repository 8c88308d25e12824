import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { english } from '../support/english';
import { expectWellFormed, problemsInSarif } from './forms';
import { run } from './run';
import { dedent } from '../support/dedent';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const faulty = `imsManifest: v1
region: ap-southeast-1
images:
  a: { encrypted: true, kind: system }
  b: { encrypted: true }
operations:
  - { action: copy-in-region, image: a, name: n }
  # ims-disable-next-line publish-encrypted -- the partner asks for it
  - { action: publish, image: b }
  - { action: publish, image: a }
`;

/** Names that a terminal, a log, a page, or a parser could interpret. */
const hostile = dedent`
  imsManifest: v1
  region: ap-southeast-1
  operations:
    - { action: delete, image: "\\e[31mx\\x9b2J\\u202e" }
    - { action: delete, image: "::error file=a::b" }
    - { action: delete, image: "##[add-mask]x ##vso[task.setvariable]y" }
    - { action: delete, image: "\\n::error::x\\r\\n]]><!-- &amp; \\0 [a](command:b)" }
`;

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly relatedLocations: readonly unknown[];
  readonly fixes: readonly { readonly artifactChanges: readonly unknown[] }[];
  readonly suppressions?: readonly unknown[];
  readonly partialFingerprints: object;
  readonly locations: readonly { readonly physicalLocation: { readonly region: object } }[];
}
interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: object }[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly Result[];
  }[];
}

function sarifOf(args: readonly string[], input?: string): Log {
  const log = JSON.parse(run(['check', '--format', 'sarif', ...args], input).out) as Log;
  expect(problemsInSarif(log)).toEqual([]);
  return log;
}

describe('SARIF', () => {
  it('lists rules, reasons, fixes, and suppressed findings with the reason', () => {
    const [log] = sarifOf(['-'], faulty).runs;
    const results = log?.results ?? [];
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['copy-decrypt-by-omission', 'warning'],
      ['publish-encrypted', 'error'],
      ['publish-encrypted', 'error'],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(log?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(log?.tool.driver.rules[0]?.help).toHaveProperty('markdown');
    const chinese = run(
      ['check', '--format', 'sarif', '--locale', 'zh-cn', '-'],
      dedent`
        imsManifest: v1
        region: r
        images:
          a: { encrypted: true }
        operations:
          - { action: publish, image: a }
      `,
    );
    const { runs } = JSON.parse(chinese.out) as {
      runs: {
        language: string;
        tool: { driver: { rules: Record<'shortDescription' | 'fullDescription' | 'help', { text: string }>[] } };
      }[];
    };
    expect(runs[0]?.language).toBe('zh-CN');
    for (const { shortDescription, fullDescription, help } of runs[0]?.tool.driver.rules ?? [])
      for (const { text } of [shortDescription, fullDescription, help])
        expect(text).toMatch(/^\P{ASCII}|^.{0,40}\p{Script=Han}/u);
    const [copy, publish, disabled] = results;
    expect(copy?.fixes[0]?.artifactChanges).toHaveLength(1);
    expect(publish?.relatedLocations.length).toBeGreaterThan(0);
    expect(publish?.suppressions).toBeUndefined();
    expect(publish?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 10,
      startColumn: 31,
      endLine: 10,
      endColumn: 32,
    });
    expect(disabled?.suppressions).toEqual([{ kind: 'inSource', justification: 'the partner asks for it' }]);
    expect(JSON.stringify(publish?.partialFingerprints)).not.toBe(JSON.stringify(copy?.partialFingerprints));
  });

  it.each([[['examples']], [['--locale', 'zh-cn', '--coverage', 'examples']]])('is valid for %j', (args) => {
    expect(sarifOf(args).runs[0]?.results.length).toBeGreaterThan(50);
  });

  it('is valid for any names, and reports files that could not be checked', () => {
    expect(sarifOf(['-'], hostile).runs[0]?.results).toHaveLength(4);
    const file = path.join(folder, 'ä %#?.ims.yaml');
    writeFileSync(file, Buffer.from([0x61, 0xff]));
    const result = run(['check', '--format', 'sarif', file]);
    expect(result.status).toBe(2);
    expect((JSON.parse(result.out) as Log).runs[0]?.invocations[0]?.executionSuccessful).toBe(false);
  });
});

describe('every format', () => {
  it('has no English sentences in Chinese SARIF', () => {
    const said: string[] = [];
    const { out } = run(['check', '--format', 'sarif', '--locale', 'zh-cn', 'examples']);
    JSON.parse(out, (name, value: unknown) => {
      if ((name === 'text' || name === 'markdown') && typeof value === 'string') said.push(value);
      return value;
    });
    expect(said.length).toBeGreaterThan(500);
    expect(new Set(said.flatMap(english))).toEqual(new Set());
  });

  it.each(['text', 'json', 'sarif', 'junit', 'github', 'gitlab'])(
    'contains nothing in %s that a terminal or a log would interpret',
    (form) => {
      const { out } = run(['check', '--format', form, '-'], hostile);
      // eslint-disable-next-line no-control-regex -- control characters are what is looked for
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(out).not.toMatch(/##\[|##vso\[/);
      const commands = out.split('\n').filter((line) => /^\s*::/.test(line));
      expect(commands.filter((line) => !line.startsWith('::error file=-,line='))).toEqual([]);
      expect(commands).toHaveLength(form === 'github' ? 4 : 0);
    },
  );

  it('is written to a named file, several in one run', () => {
    const file = (name: string): string => path.join(folder, name);
    const forms = ['json', 'sarif', 'junit', 'github', 'gitlab'];
    const args = forms.flatMap((form) => ['--format', `${form}=${file(form)}`]);
    const { status, out } = run(['check', '--format', 'text', ...args, '-'], faulty);
    expect(status).toBe(1);
    expect(out).toContain('-:10:31  error publish-encrypted\n');
    for (const form of forms) expect(readFileSync(file(form), 'utf8')).toContain('publish-encrypted');
    expect(run(['check', '--format', 'text', '--format', 'json', '-'], faulty).status).toBe(2);
  });

  it('reports which file could not be written, and exits with 2', () => {
    const { status, err } = run(['check', '--format', `json=${folder}/none/out.json`, '-'], faulty);
    expect([status, err]).toEqual([2, expect.stringContaining('cannot be written')]);
  });

  it.runIf(existsSync('/dev/full'))('reports that the disk is full', () => {
    const { status, err } = run(['check', '--format', 'json=/dev/full', '-'], faulty);
    expect([status, err]).toEqual([2, expect.stringContaining('no space is left')]);
  });
});

describe('formats for CI', () => {
  it('show each finding at its line in GitHub', () => {
    const { out } = run(['check', '--format', 'github', '-'], faulty);
    expect(out).toMatch(/^::warning file=-,line=7,endLine=7,col=15,endColumn=29,title=copy-decrypt-by-omission::/);
    expect(out.split('\n')[1]).toMatch(
      /^::error file=-,line=10,endLine=10,col=31,endColumn=32,title=publish-encrypted::/,
    );
  });

  it('escape names for GitHub', () => {
    const file = path.join(folder, 'a,b::c%0A.ims.yaml');
    writeFileSync(file, faulty);
    expect(run(['check', '--format', 'github', file]).out).toContain('a%2Cb%3A%3Ac%250A.ims.yaml,line=10');
  });

  it('have a unique fingerprint for each finding in GitLab', () => {
    const { out } = run(['check', '--format', 'gitlab', 'examples']);
    const entries = JSON.parse(out) as readonly Record<string, unknown>[];
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
    for (const entry of entries)
      expect(entry).toEqual({
        description: expect.any(String) as unknown,
        check_name: expect.any(String) as unknown,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        severity: expect.stringMatching(/^(info|minor|critical)$/) as unknown,
        location: {
          path: expect.stringMatching(/^examples\//) as unknown,
          lines: { begin: expect.any(Number) as unknown, end: expect.any(Number) as unknown },
        },
      });
  });

  it('have correct counts and well-formed XML in JUnit', () => {
    for (const input of [faulty, hostile]) {
      const { out } = run(['check', '--format', 'junit', '-'], input);
      const [, tests, failures] = /<testsuites name="ims-manifest" tests="(\d+)" failures="(\d+)"/.exec(out) ?? [];
      expect(out.match(/<testcase /g)).toHaveLength(Number(tests));
      expect(out.match(/<failure /g)).toHaveLength(Number(failures));
      expectWellFormed(out);
    }
  });
});

it.skipIf(process.platform === 'win32')(
  'no format prints characters that change the direction of the text after a name',
  () => {
    const file = path.join(folder, 'a\u202elmay.smi\u2066.ims.yaml');
    writeFileSync(file, faulty.replace(/ {2}# ims-disable[^]*/, ''));
    const forms = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab'].map((form) => ['check', '--format', form]);
    for (const args of [...forms, ['check', '--fix', '--dry-run'], ['plan', '--force'], ['graph']]) {
      const { out, err } = run([...args, file]);
      expect(out, args.join(' ')).not.toBe('');
      expect(out + err, args.join(' ')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
  },
);
