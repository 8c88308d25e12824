import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Client } from '../lsp/client';
import { dedent } from './dedent';

const folder = 'memory://host/w';
export const at = (name: string): string => `${folder}/${name}`;

export const created = 1;
export const changed = 2;
export const deleted = 3;

/** A manifest with a number of findings. */
export const faulty = (count: number): string =>
  dedent`
    imsManifest: v1
    region: r
    ${Array.from({ length: count }, (_, at) => `x${String(at)}: 1\n`).join('')}`;

/** A client with a folder, which finds and reads its files for the server. Events can happen while it reads. */
export class FolderClient extends Client {
  readonly files = new Map<string, string>();
  /** The events right before the server gets a file for the first time, by URI. */
  readonly during = new Map<string, () => void>();
  /** The URIs of the files that the server got, in order. */
  readonly given: string[] = [];

  constructor(program?: string) {
    super(program);
    this.answering('ims-manifest/findFiles', () => [...this.files.keys()].filter((uri) => uri.endsWith('.ims.yaml')));
    this.answering('ims-manifest/readFile', (params) => {
      const { uri } = params as { uri: string };
      const event = this.during.get(uri);
      this.during.delete(uri);
      event?.();
      this.given.push(uri);
      return this.files.get(uri) ?? null;
    });
  }

  async begin(textDocument: object = {}, diagnostics?: object): Promise<void> {
    await this.start('en', {
      workspaceFolders: [{ uri: folder, name: 'w' }],
      capabilities: {
        workspace: { workspaceFolders: true, diagnostics },
        window: { workDoneProgress: true },
        textDocument,
      },
      initializationOptions: { files: true },
    });
  }

  tell(type: number, uri: string): void {
    this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  }

  /** Opens and immediately closes a file. */
  touch(uri: string, text: string): void {
    this.open(uri, text);
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }
}

const names = ['a.ims.yaml', 'b.ims.yaml', 'c.ims.yaml', 'd.ims.yaml', 'plain.yaml', 'ims-manifest.config.yaml'];

/** The events for files while the folder is read: the first number is the time, the second the content of the file. */
export const anyEvents = fc.array(
  fc.record({
    when: fc.constantFrom(...names),
    what: fc.constantFrom('write', 'delete', 'touch', 'ignore'),
    name: fc.constantFrom(...names),
    count: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 12 },
);

/** Throws if the findings at the end are not those of the files. */
export async function scansMissNothing(
  program: string,
  events: typeof anyEvents extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const client = new FolderClient(program);
  const { files } = client;
  for (const name of names.slice(0, 4)) files.set(at(name), faulty(1));
  const happen = ({ what, name, count }: (typeof events)[number]): void => {
    const uri = at(name);
    // Settings and other files have no findings.
    const text =
      name === 'ims-manifest.config.yaml' ? `rules: { image-quota: off } # ${String(count)}\n` : faulty(count);
    if (what === 'write') {
      client.tell(files.has(uri) ? changed : created, uri);
      files.set(uri, text);
    } else if (what === 'delete') {
      files.delete(uri);
      client.tell(deleted, uri);
    } else if (what === 'ignore') client.tell(changed, at('.gitignore'));
    else if (name.endsWith('.ims.yaml')) client.touch(uri, text);
  };
  for (const when of names) {
    const own = events.filter((event) => event.when === when);
    if (own.length > 0)
      client.during.set(at(when), () => {
        own.forEach(happen);
      });
  }
  const shown = new Map<string, number>();
  // The last file that a search finds is checked last.
  const last = at('z.ims.yaml');
  const end = new Promise<void>((done) => {
    client.watch((method, params) => {
      if (method !== 'textDocument/publishDiagnostics') return;
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly unknown[] };
      shown.set(uri, diagnostics.length);
      if (uri === last) done();
    });
  });
  await client.begin();
  await client.request('workspace/symbol', { query: '' });
  events.filter(({ when }) => client.during.has(at(when))).forEach(happen);
  client.during.clear();
  files.set(last, faulty(1));
  client.tell(created, last);
  await end;
  assert.equal(await client.stop(), 0);
  for (const name of names.slice(0, 4)) {
    const text = files.get(at(name));
    assert.equal(shown.get(at(name)) ?? 0, text === undefined ? 0 : text.split('\n').length - 3, name);
  }
}
