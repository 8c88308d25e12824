import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at as addressOf, changed, created, deleted, faulty, FolderClient } from '../support/scanned';

const at = (name: string): string => addressOf(`${name}.ims.yaml`);
const names = ['a', 'b', 'c', 'd'];

let client: FolderClient;
let files: FolderClient['files'];
let during: FolderClient['during'];

beforeEach(() => {
  client = new FolderClient();
  ({ files, during } = client);
  for (const name of names) files.set(at(name), faulty(1));
});

afterEach(() => {
  client.process.kill();
});

/** Waits until a file has so many findings. */
async function findings(uri: string, count: number): Promise<void> {
  await client.note(({ method, params }) => {
    const found = params as { uri: string; diagnostics: readonly unknown[] };
    return method === 'textDocument/publishDiagnostics' && found.uri === uri && found.diagnostics.length === count;
  });
}

async function scanned(): Promise<void> {
  await client.note(
    ({ method, params }) => method === '$/progress' && (params as { value: { kind: string } }).value.kind === 'end',
  );
}

describe('a change during a scan of the workspace', () => {
  it('a new file: it is checked, and so is the rest', async () => {
    during.set(at('b'), () => {
      files.set(at('new'), faulty(2));
      client.tell(created, at('new'));
    });
    await client.begin();
    for (const name of names) await findings(at(name), 1);
    await findings(at('new'), 2);
  });

  it('many new files, one after the other', async () => {
    for (const name of names)
      during.set(at(name), () => {
        files.set(at(`${name}2`), faulty(2));
        client.tell(created, at(`${name}2`));
      });
    await client.begin();
    for (const name of names) await findings(at(name), 1);
    for (const name of names) await findings(at(`${name}2`), 2);
  });

  it.each(['a', 'b', 'd'])('a change of %s while `b` is read: what is on disk then is shown', async (name) => {
    during.set(at('b'), () => {
      files.set(at(name), faulty(3));
      client.tell(changed, at(name));
    });
    await client.begin();
    for (const each of names) await findings(at(each), each === name ? 3 : 1);
    await scanned();
  });

  it.each(['a', 'b', 'd'])('%s is deleted while `b` is read: nothing is shown of it in the end', async (name) => {
    during.set(at('b'), () => {
      files.delete(at(name));
      client.tell(deleted, at(name));
    });
    await client.begin();
    for (const each of names) if (each !== name) await findings(at(each), 1);
    if (name === 'a') await findings(at('a'), 0);
    await scanned();
    expect(client.seen(at(name))).toBe(name === 'a');
  });

  it('a file that is left out now: it is not shown, and the rest is', async () => {
    during.set(at('b'), () => {
      files.delete(at('a'));
      files.delete(at('d'));
      client.tell(changed, addressOf('.gitignore'));
    });
    await client.begin();
    await findings(at('a'), 0);
    for (const name of ['b', 'c']) await findings(at(name), 1);
    await scanned();
    expect(client.seen(at('d'))).toBe(false);
  });

  it('other settings: all is checked with them', async () => {
    const config = addressOf('ims-manifest.config.yaml');
    during.set(at('c'), () => {
      files.set(config, 'rules: { schema: off }\n');
      client.tell(created, config);
    });
    await client.begin();
    for (const name of ['a', 'b']) await findings(at(name), 1);
    for (const name of ['a', 'b']) await findings(at(name), 0);
    await scanned();
    expect(['c', 'd'].filter((name) => client.seen(at(name)))).toEqual([]);
    // The settings themselves are read once more when all is checked, sooner or later.
    const manifests = client.given.filter((uri) => uri !== config);
    expect(manifests.slice(-4).sort()).toEqual(names.map(at));
  });

  it.each(['a', 'b', 'd'])('%s is opened and closed while `b` is read: what is on disk is shown', async (name) => {
    during.set(at('b'), () => {
      client.touch(at(name), faulty(5));
    });
    await client.begin();
    for (const each of names) await findings(at(each), 1);
    await scanned();
    expect(client.given.filter((uri) => uri === at(name)).length).toBe(name === 'd' ? 1 : 2);
  });

  it('a file is opened: its text is shown, and the rest of the files', async () => {
    during.set(at('b'), () => {
      client.open(at('b'), faulty(5));
    });
    await client.begin();
    for (const name of names) await findings(at(name), name === 'b' ? 5 : 1);
    await scanned();
  });

  it('the person ends it: the next search checks the rest', async () => {
    during.set(at('b'), () => {
      client.notify('window/workDoneProgress/cancel', { token });
    });
    let token: unknown;
    client.answering('window/workDoneProgress/create', (params) => {
      token = (params as { token: unknown }).token;
      return null;
    });
    await client.begin();
    await findings(at('b'), 1);
    await scanned();
    expect(['c', 'd'].filter((name) => client.seen(at(name)))).toEqual([]);
    files.set(at('new'), faulty(2));
    client.tell(created, at('new'));
    for (const name of ['c', 'd']) await findings(at(name), 1);
    await findings(at('new'), 2);
  });
});

describe('a client that asks for findings', () => {
  const asking = { diagnostic: {} };
  const refresh = (note: { readonly method?: unknown }): boolean => note.method === 'workspace/diagnostic/refresh';
  const all = async (): Promise<readonly string[]> => {
    const { items } = (await client.request('workspace/diagnostic', { previousResultIds: [] })) as {
      items: { uri: string; items: unknown[] }[];
    };
    return items.map(({ uri, items }) => `${uri.split('/').at(-1) ?? ''} ${String(items.length)}`);
  };

  it('is asked to ask again after a scan, and after a file has changed', async () => {
    await client.begin(asking, { refreshSupport: true });
    await client.note(refresh);
    expect(await all()).toEqual(names.map((name) => `${name}.ims.yaml 1`));
    files.set(at('c'), faulty(2));
    client.tell(changed, at('c'));
    await client.note(refresh);
    expect(await all()).toContain('c.ims.yaml 2');
  });

  it('is not asked if it does not support refresh requests', async () => {
    await client.begin(asking);
    await scanned();
    await all();
    await expect(Promise.race([client.note(refresh), all().then(() => 'no question')])).resolves.toBe('no question');
  });

  it('gets partial results if it supports them', async () => {
    await client.begin(asking, { refreshSupport: true });
    await client.note(refresh);
    const whole = await client.request('workspace/diagnostic', { previousResultIds: [], partialResultToken: 7 });
    expect(whole).toEqual({ items: [] });
    for (const name of names) {
      const part = await client.note(
        ({ method, params }) => method === '$/progress' && (params as { token: unknown }).token === 7,
      );
      expect(part).toMatchObject({ params: { value: { items: [{ uri: at(name) }] } } });
    }
  });

  it('can cancel a waiting request, and other requests are answered', async () => {
    await client.begin(asking);
    await scanned();
    const uri = addressOf('sub/e.ims.yaml');
    during.set(addressOf('sub/ims-manifest.config.yaml'), () => {
      client.notify('$/cancelRequest', { id: client.asked });
    });
    client.open(uri, faulty(1));
    const answered = await client.request('textDocument/diagnostic', { textDocument: { uri } });
    expect(answered).toMatchObject({ error: { code: -32800 } });
    expect(await client.request('textDocument/diagnostic', { textDocument: { uri } })).toMatchObject({ items: [{}] });
  });
});
