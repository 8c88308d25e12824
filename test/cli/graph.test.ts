import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from '../../server/cli/formats/dot';
import { mermaid } from '../../server/features/pipeline/mermaid';
import { graphModelsOf } from '../../server/features/pipeline/graph-model';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { head } from '../support/cursor';

const english = catalogueFor('en');
const plan = `${head}keys:
  stock: { alias: ims/default }
accounts:
  partner: {}
images:
  base: { kind: system, size: 40, encrypted: false, visibility: private, status: active }
operations:
  - { action: copy-in-region, image: base, key: stock, as: locked, name: l }
  - { action: share, image: locked, accounts: [partner] }
  - { action: copy-cross-region, image: base, as: far, name: f, target_region: af-south-1, project_name: af-south-1, agency: ims_copy }
  - { action: delete, image: base }
`;
const sketched = (text: string, locale = 'en') => graphModelsOf(check(text), catalogueFor(locale));

/** The forms of lines in our flowcharts. Anything else would be text that escaped. */
const mermaidLine = new RegExp(
  `^(${[
    'flowchart LR',
    ' +subgraph d\\d+(r\\d+)?\\["(?<title>[^"`<>&;]|#\\d+;)*"\\]',
    ' +end',
    ' +d\\d+[ns]\\d+(\\[|\\[/|\\[\\[|\\[\\(|\\(|\\(\\[|\\{\\{)"([^"`<>&;#%:*{}\\[\\]|]|#\\d+;|<br/>)*"(\\]|/\\]|\\]\\]|\\)\\]|\\)|\\]\\)|\\}\\})',
    ' +class d\\d+[ns]\\d+ [a-z]+',
    ' +d\\d+[ns]\\d+ -(-|\\.-)> d\\d+[ns]\\d+',
    ' +linkStyle [\\d,]+ [\\w:#,-]+',
    ' +classDef [a-z]+ [\\w:#, -]+',
  ].join('|')})$`,
  'u',
);

/** The tokens of DOT. The whole text must consist of them. */
const dotText = /^(\s|[A-Za-z_][\w]*|\d+(\.\d+)?|"(?:[^"\\]|\\["\\n])*"|->|[{}[\];=,])*$/u;

describe('graph as Mermaid', () => {
  it('draws images, steps, regions, and rejections', () => {
    expect(mermaid(sketched(plan))).toBe(`flowchart LR
  subgraph d1r1["ap-southeast-1 · CN-Hong Kong"]
    d1n1["base<br/>system disk · 40 GiB<br/>not encrypted"]
    class d1n1 gone
    d1n2["locked<br/>system disk · 40 GiB<br/>encrypted with stock"]
    class d1n2 image
    d1s1(["1 · copy within region"])
    d1s2{{"✕ 2 · share<br/>#96;locked#96; cannot be shared because it is encrypted with the default key #96;stock#96;. The default key cannot be granted to other accounts."}}
    class d1s2 refused
    d1s3(["3 · copy across regions"])
    d1s4(["4 · delete"])
  end
  subgraph d1r2["af-south-1 · AF-Johannesburg"]
    d1n4["far<br/>system disk · 40 GiB<br/>not encrypted"]
    class d1n4 image
  end
    d1n3("partner<br/>account")
  d1n1 --> d1s1
  d1s1 --> d1n2
  d1n2 --> d1s2
  d1s2 --> d1n3
  d1n1 --> d1s3
  d1s3 --> d1n4
  d1n1 --> d1s4
  linkStyle 2,3 stroke:#cf222e,stroke-width:2px
  classDef image fill:#ddf4ff,stroke:#0969da,color:#0a3069
  classDef gone fill:#f6f8fa,stroke:#6e7781,color:#57606a,stroke-dasharray:4 3
  classDef missing fill:#fff8c5,stroke:#9a6700,color:#4d2d00,stroke-dasharray:4 3
  classDef refused fill:#ffebe9,stroke:#cf222e,color:#82071e,stroke-width:3px
`);
  });

  it('puts each document of a file into its own frame', () => {
    const text = mermaid(sketched(`${plan}---\n${plan}`));
    expect(text.match(/^ +subgraph d\d\["document \d"\]$/gm)).toHaveLength(2);
    expect(text).toContain('linkStyle 2,3,9,10 ');
  });

  it('writes Chinese', () => {
    expect(mermaid(sketched(plan, 'zh-cn'))).toContain('步骤2 · 共享');
  });
});

describe('graph as DOT', () => {
  it('draws the same graph', () => {
    const lines = dot(sketched(plan)).split('\n');
    expect(lines.filter((line) => line.includes('->'))).toEqual([
      '  d1n1 -> d1s1;',
      '  d1s1 -> d1n2;',
      '  d1n2 -> d1s2 [color="#cf222e", penwidth=2];',
      '  d1s2 -> d1n3 [color="#cf222e", penwidth=2];',
      '  d1n1 -> d1s3;',
      '  d1s3 -> d1n4;',
      '  d1n1 -> d1s4;',
    ]);
    expect(lines.filter((line) => line.includes('shape=octagon'))).toEqual([
      expect.stringContaining(
        '[label="✕ 2 · share\\n`locked` cannot be shared because it is\\nencrypted with the default key `stock`. The\\ndefault key cannot be granted to other\\naccounts.", ',
      ),
    ]);
    expect(lines.filter((line) => line.includes('subgraph'))).toEqual([
      '  subgraph cluster_d1r1 {',
      '  subgraph cluster_d1r2 {',
    ]);
  });

  it.runIf(spawnSync('dot', ['-V']).status === 0)('is read by Graphviz with every text unchanged', () => {
    const name = '"]; \\N \\" &lt; & <b> {x|y} # %';
    const text = `${plan}  - { action: share, image: base, organizations: [${JSON.stringify(name)}] }\n`;
    const result = spawnSync('dot', ['-Tjson0'], { input: dot(sketched(text)), encoding: 'utf8' });
    expect([result.status, result.stderr]).toEqual([0, '']);
    const { objects } = JSON.parse(result.stdout) as { objects: { label: string }[] };
    // Graphviz unescapes entities first, then backslashes.
    const labels = objects.map(({ label }) => label.replaceAll('&amp;', '&').replace(/\\(.)/g, '$1'));
    expect(labels).toContain(`${name}naccount`);
  });
});

it('the graph stays valid for any names in a manifest', () => {
  const anchor = fc.constantFrom(
    ...[
      '"',
      '\\',
      ']',
      '-->',
      '%%{init}%%',
      '<script>',
      '&lt;',
      '#35;',
      '`',
      '**',
      'end',
      '1. ',
      '- ',
      ';',
      ':',
      '|',
      '{',
    ],
    ...['}', '\n', '\u202e', '\ud800', '\\N', 'style x:#a;', '镜像', 'é', '_', ' ', '(', ')', '~', '$$'],
  );
  const name = fc.array(fc.oneof(anchor, fc.string({ maxLength: 4 })), { maxLength: 6 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      const text = `${head}operations:\n${names
        .map((each) => `  - { action: import, file: ${JSON.stringify(each)}, as: ${JSON.stringify(each)} }\n`)
        .join('')}`;
      const sketches = graphModelsOf(check(text), english);
      const bad = mermaid(sketches)
        .trimEnd()
        .split('\n')
        .filter((line) => !mermaidLine.test(line));
      expect(bad).toEqual([]);
      expect(dot(sketches)).toMatch(dotText);
    }),
    { numRuns: 300 },
  );
});

it('the page about graphs shows the real output', () => {
  const root = path.join(import.meta.dirname, '../..');
  const page = readFileSync(path.join(root, 'docs/cli/graph.md'), 'utf8');
  const example = readFileSync(path.join(root, 'examples/disaster-recovery-faulty.ims.yaml'), 'utf8');
  expect(/```mermaid\n([^]*?)```/.exec(page)?.[1]).toBe(mermaid(sketched(example)));
});

describe('graph on the command line', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [path.join(import.meta.dirname, '../../dist/cli.js'), 'graph', ...args], {
      input: plan,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });

  it('reads standard input and files', () => {
    expect(run('-').stdout).toBe(mermaid(sketched(plan)));
    expect(run('--format', 'dot', '-').stdout).toBe(dot(sketched(plan)));
    expect(run('-').status).toBe(0);
  });

  it.each([
    [['--format', 'png', '-'], 'Unknown graph format `png`'],
    [[], 'Specify one manifest'],
    [['a', 'b'], 'Specify one manifest'],
    [['no-such-file.ims.yaml'], 'no such file or folder'],
  ])('explains what is wrong with %j', (args, what) => {
    const { status, stderr, stdout } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(what);
  });
});
