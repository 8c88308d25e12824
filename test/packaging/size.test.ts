import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

const { outputs } = read('dist/meta.json') as {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
        readonly imports: readonly { readonly path: string; readonly kind: string }[];
      }
    >
  >;
};
const { packages } = read('package-lock.json') as {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
};

const packageOf = (file: string): string | undefined => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];

/** The names of a package and of its dependencies. */
function withDependencies(name: string): ReadonlySet<string> {
  const found = new Set([name]);
  for (const each of found)
    for (const [folder, { dependencies }] of Object.entries(packages))
      if (packageOf(folder) === each) for (const needed of Object.keys(dependencies ?? {})) found.add(needed);
  return found;
}

describe('what VS Code loads when a manifest is opened', () => {
  const languageClient = withDependencies('vscode-languageclient');

  it.each(['desktop', 'browser'])('is at most 100 KiB without the language client: %s', (where) => {
    const inputs = Object.entries(outputs[`dist/client/${where}.cjs`]?.inputs ?? {});
    const own = inputs.filter(([file]) => !languageClient.has(packageOf(file) ?? ''));
    expect(own.map(([file]) => file)).toContain(`client/${where}.ts`);
    expect(own.length).toBeLessThan(inputs.length);
    expect(own.filter(([file]) => file.includes('node_modules')).map(([file]) => file)).toEqual([]);
    expect(own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)).toBeLessThanOrEqual(100 * 1024);
  });

  it('is only a small loader on a desktop while the extension host waits', () => {
    expect(Object.keys(outputs['dist/client/node.cjs']?.inputs ?? {})).toEqual(['client/node.ts']);
  });

  it('includes a panel without libraries', () => {
    const inputs = Object.entries(outputs['dist/client/panel.js']?.inputs ?? {});
    expect(inputs.filter(([file]) => file.includes('node_modules'))).toEqual([]);
    expect(inputs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)).toBeLessThanOrEqual(48 * 1024);
  });
});

describe('what the server for Node.js reads when it starts', () => {
  const files = new Set(['dist/server/node.cjs']);
  for (const file of files)
    for (const { path: to, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') files.add(to);
  const inputs = [...files].flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}));

  it('has no code that only configurations need', () => {
    const names = inputs.map(([file]) => file);
    expect(names).toContain('server/engine/session.ts');
    expect(names.filter((file) => file.startsWith('server/hcl/'))).toEqual([]);
    expect(names).not.toContain('server/terraform/module-session.ts');
    expect(Object.keys(outputs).filter((file) => file.startsWith('dist/server/configuration-checks-'))).toHaveLength(1);
  });

  it('has no long tables', () => {
    const tables = inputs.filter(([file]) => file.startsWith('table:'));
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter(([, { bytesInOutput }]) => bytesInOutput > 1024)).toEqual([]);
  });
});
