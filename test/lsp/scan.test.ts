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

/** Waits until a file has a number of findings. */
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

describe('a scan of the workspace', () => {
  it('includes a file that is created during the scan', async () => {
    during.set(at('b'), () => {
      files.set(at('new'), faulty(2));
      client.tell(created, at('new'));
    });
    await client.begin();
    for (const name of names) await findings(at(name), 1);
    await findings(at('new'), 2);
  });

  it('includes many files that are created one after the other', async () => {
    for (const name of names)
      during.set(at(name), () => {
        files.set(at(`${name}2`), faulty(2));
        client.tell(created, at(`${name}2`));
      });
    await client.begin();
    for (const name of names) await findings(at(name), 1);
    for (const name of names) await findings(at(`${name}2`), 2);
  });

  it.each(['a', 'b', 'd'])('uses the new text of %s if it changes while `b` is read', async (name) => {
    during.set(at('b'), () => {
      files.set(at(name), faulty(3));
      client.tell(changed, at(name));
    });
    await client.begin();
    for (const each of names) await findings(at(each), each === name ? 3 : 1);
    await scanned();
  });

  it.each(['a', 'b', 'd'])('has no findings of %s in the end if it is deleted while `b` is read', async (name) => {
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

  it('omits files that become ignored during the scan', async () => {
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

  it('checks everything with settings that are created during the scan', async () => {
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
    // The settings file is read once more during the check of everything, at any time.
    const manifests = client.given.filter((uri) => uri !== config);
    expect(manifests.slice(-4).sort()).toEqual(names.map(at));
  });

  it.each(['a', 'b', 'd'])('uses the text on disk of %s if it is opened and closed while `b` is read', async (name) => {
    during.set(at('b'), () => {
      client.touch(at(name), faulty(5));
    });
    await client.begin();
    for (const each of names) await findings(at(each), 1);
    await scanned();
    expect(client.given.filter((uri) => uri === at(name)).length).toBe(name === 'd' ? 1 : 2);
  });

  it('uses the text of a file that is opened during the scan', async () => {
    during.set(at('b'), () => {
      client.open(at('b'), faulty(5));
    });
    await client.begin();
    for (const name of names) await findings(at(name), name === 'b' ? 5 : 1);
    await scanned();
  });

  it('can be canceled, and the next scan checks the rest', async () => {
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

describe('a client that pulls diagnostics', () => {
  const asking = { diagnostic: {} };
  const refresh = (note: { readonly method?: unknown }): boolean => note.method === 'workspace/diagnostic/refresh';
  const all = async (): Promise<readonly string[]> => {
    const { items } = (await client.request('workspace/diagnostic', { previousResultIds: [] })) as {
      items: { uri: string; items: unknown[] }[];
    };
    return items.map(({ uri, items }) => `${uri.split('/').at(-1) ?? ''} ${String(items.length)}`);
  };

  it('is asked to refresh after a scan and after a file has changed', async () => {
    await client.begin(asking, { refreshSupport: true });
    await client.note(refresh);
    expect(await all()).toEqual(names.map((name) => `${name}.ims.yaml 1`));
    files.set(at('c'), faulty(2));
    client.tell(changed, at('c'));
    await client.note(refresh);
    expect(await all()).toContain('c.ims.yaml 2');
  });

  it('is not asked to refresh if it does not support it', async () => {
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

  it('can cancel a pending request, and other requests are answered', async () => {
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
