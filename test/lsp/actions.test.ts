import { afterEach, describe, expect, it } from 'vitest';
import { CodeActionTriggerKind } from '../../server/lsp/protocol';
import { Client } from './client';
import { dedent } from '../support/dedent';

const uri = 'file:///plan.ims.yaml';
const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    a: { encrypted: true, kind: system }
    b: {}
  operations:
`;
const text = dedent`
  ${head}  - { action: copy-in-region, image: a, name: n }
    - { action: publish, image: b }
    - { action: delete, image: b }
`;
const textDocument = { uri };
const literal = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };

interface Action {
  readonly title: string;
  readonly kind?: string;
  readonly command?: unknown;
  readonly arguments?: readonly unknown[];
  readonly disabled?: { readonly reason: string };
  readonly isPreferred?: boolean;
  readonly edit?: { readonly changes?: object; readonly documentChanges?: readonly object[] };
}

let client: Client;

async function actionsAt(
  line: number,
  capabilities: { readonly codeAction?: object; readonly workspaceEdit?: object },
  only?: readonly string[],
  manifest = text,
  triggerKind?: CodeActionTriggerKind,
): Promise<readonly Action[]> {
  client = new Client();
  const { codeAction, workspaceEdit } = capabilities;
  await client.start('en', { capabilities: { textDocument: { codeAction }, workspace: { workspaceEdit } } });
  client.open(uri, manifest);
  const position = { line, character: 20 };
  const params = {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [], only, triggerKind },
  };
  return (await client.request('textDocument/codeAction', params)) as readonly Action[];
}

afterEach(() => {
  client.process.kill();
});

describe('code actions', () => {
  it('are versioned edits, with preferred and disabled ones, for a client that supports these', async () => {
    const codeAction = { ...literal, isPreferredSupport: true, disabledSupport: true };
    const actions = await actionsAt(6, { codeAction, workspaceEdit: { documentChanges: true } });
    expect(actions[0]).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      edit: { documentChanges: [{ textDocument: { uri, version: 1 } }] },
    });
    const down = await actionsAt(7, { codeAction });
    expect(down.find(({ title }) => title === 'Move the step down')).toEqual({
      title: 'Move the step down',
      kind: 'refactor.move',
      disabled: { reason: "One step changes or deletes 'b', which the other one uses." },
    });
  });

  it('are only plain edits for a basic client', async () => {
    const actions = await actionsAt(7, { codeAction: literal });
    expect(actions.filter(({ disabled, isPreferred }) => disabled !== undefined || isPreferred === true)).toEqual([]);
    expect(Object.keys(actions[0]?.edit?.changes ?? {})).toEqual([uri]);
  });

  it('are commands for a client without code actions', async () => {
    const actions = await actionsAt(6, {});
    expect(actions[0]).toMatchObject({ command: 'ims-manifest.applyEdit' });
    const params = { command: 'ims-manifest.applyEdit', arguments: actions[0]?.arguments };
    expect(await client.request('workspace/executeCommand', params)).toBeNull();
  });

  it('are only of the requested kinds', async () => {
    const kinds = (await actionsAt(7, { codeAction: literal }, ['refactor.move'])).map(({ kind }) => kind);
    expect(kinds).toEqual(['refactor.move']);
  });

  it('fix all on request, as on save', async () => {
    const [all, ...more] = await actionsAt(0, { codeAction: literal }, ['source.fixAll']);
    expect(more).toEqual([]);
    expect(all).toMatchObject({ kind: 'source.fixAll.ims-manifest' });
    expect(JSON.stringify(all)).toContain(', key: none');
  });

  it('fix all on save, which editors request automatically', async () => {
    const actions = await actionsAt(
      6,
      { codeAction: literal },
      ['source.fixAll'],
      text,
      CodeActionTriggerKind.Automatic,
    );
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.ims-manifest']);
  });

  it('are only those of findings for automatic requests, so that the light bulb is meaningful', async () => {
    const automatic = CodeActionTriggerKind.Automatic;
    const actions = await actionsAt(6, { codeAction: literal }, undefined, text, automatic);
    expect(actions.length).toBeGreaterThan(0);
    expect(new Set(actions.map(({ kind }) => kind))).toEqual(new Set(['quickfix']));
  });

  it('let the user choose a value in the text if the client supports it', async () => {
    const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
    const actions = await actionsAt(7, { codeAction: literal, workspaceEdit });
    const kinds = actions.filter(({ title }) => title.startsWith("Declare 'visibility' for 'b'"));
    expect(kinds).toHaveLength(1);
    expect(JSON.stringify(kinds)).toContain('visibility: $1');
  });

  it('disable a rule with the cursor at the reason if the client supports it', async () => {
    const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
    const titles = (actions: readonly Action[]): readonly Action[] =>
      actions.filter(({ title }) => title.startsWith("Disable 'copy-decrypt-by-omission'"));
    const [line, file] = titles(await actionsAt(6, { codeAction: literal, workspaceEdit }));
    expect(JSON.stringify(line?.edit)).toContain('# ims-disable-next-line copy-decrypt-by-omission -- $1\\n');
    expect(JSON.stringify(file?.edit)).toContain('# ims-disable-file copy-decrypt-by-omission -- $1\\n');
    client.process.kill();
    const [plain] = titles(await actionsAt(6, { codeAction: literal }));
    expect(JSON.stringify(plain?.edit)).toContain('copy-decrypt-by-omission -- \\n');
  });

  it('in a large file compute their edits on demand, and only for the same version', async () => {
    const large = text + '  - { action: publish, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }\n'.repeat(400);
    const resolving = { ...literal, dataSupport: true, resolveSupport: { properties: ['edit'] } };
    const actions = await actionsAt(6, { codeAction: resolving }, ['quickfix'], large);
    expect(actions[0]?.edit).toBeUndefined();
    const resolved = (await client.request('codeAction/resolve', actions[0])) as Action;
    expect(JSON.stringify(resolved.edit)).toContain('key: none');
    const change = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# new\n' };
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [change] });
    expect(await client.request('codeAction/resolve', actions[0])).toMatchObject({ error: { code: -32801 } });
  });
});
