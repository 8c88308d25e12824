import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly version: string; readonly 'bom-ref': string } };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly { readonly license: { readonly id: string } }[];
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}
const bill = JSON.parse(read('dist/ims-manifest.cdx.json')) as Bill;

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly integrity?: string; readonly version?: string; readonly resolved?: string }>
  >;
}
const lock = JSON.parse(read('package-lock.json')) as Lock;

it('uses the API of the oldest supported editor', () => {
  interface Package {
    readonly engines: { readonly vscode: string };
    readonly devDependencies: Readonly<Record<string, string>>;
  }
  const { engines, devDependencies } = JSON.parse(read('package.json')) as Package;
  const [, floor] = /^\^(\d+\.\d+\.\d+)$/.exec(engines.vscode) ?? [];
  expect(floor).toBeDefined();
  expect(devDependencies['@types/vscode']).toBe(floor);
  expect(lock.packages['node_modules/@types/vscode']?.version).toBe(floor);
});

describe('the packages', () => {
  it('have notices for all third-party code', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/notices.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    for (const { name, version } of bill.components)
      expect(read('THIRD-PARTY-NOTICES.md')).toContain(`## ${name} ${version}\n`);
  });

  it('contain only permissive licenses', () => {
    const permissive = ['Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', '0BSD'];
    const others = bill.components.filter(
      ({ licenses }) => !licenses.every(({ license }) => permissive.includes(license.id)),
    );
    expect(others).toEqual([]);
  });

  it('have a bill of materials with version and checksum of each part', () => {
    expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.6']);
    expect(bill.components.length).toBeGreaterThan(5);
    for (const { name, version, purl, hashes } of bill.components) {
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) as string }]);
      const sums = Object.entries(lock.packages)
        .filter(([folder, each]) => folder.endsWith(`node_modules/${name}`) && each.version === version)
        .map(([, { integrity = '' }]) => Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex'));
      expect(sums).toContain(hashes[0]?.content);
    }
    const refs = bill.dependencies.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    expect(bill.dependencies[0]?.dependsOn).toEqual(refs.slice(1));
  });

  it('need no other packages at run time', () => {
    const manifest = JSON.parse(read('package.json')) as { readonly scripts: object };
    for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies'])
      expect(manifest).not.toHaveProperty(field);
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts).not.toHaveProperty(script);
  });
});

describe('the build', () => {
  it('pins dependencies by version and checksum', () => {
    const loose = Object.entries(lock.packages).filter(
      ([folder, { integrity }]) => folder !== '' && !(integrity ?? '').startsWith('sha512-'),
    );
    expect(loose).toEqual([]);
  });

  it('pins third-party actions by commit', () => {
    for (const file of ['.github/workflows/ci.yml', '.github/workflows/release.yml'])
      for (const [, used = ''] of read(file).matchAll(/uses: *(\S+)/g)) expect(used).toMatch(/@[0-9a-f]{40}$/);
  });
});
