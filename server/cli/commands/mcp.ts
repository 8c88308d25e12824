import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { answerTo, tools, type ToolWorkspace } from '../../answers/tools';
import { optionsOf } from '../../config/settings';
import type { Options } from '../../engine/session';
import { yaml } from '../../yaml/frontend';
import { isInside, readTextWithin } from '../../files/read';
import { message, type Catalogue, type Message } from '../../messages/message';
import { runToEnd } from '../../text/cooperative';
import { commandOf, exit } from './command';
import { orElse } from '../input/command-error';
import { runFiles } from '../input/included';
import { isFolder, notThere } from '../input/read';
import { settingsFor } from '../input/settings';

/** The maximum length of a client's message, in bytes: a text of the maximum length with every character escaped. */
const MESSAGE_LIMIT = 64 * 1024 * 1024;

/** `mcp`: offers the other commands as tools for agents, until its client ends. */
export const mcp = commandOf({
  help: 'help.mcp',
  options: { root: { type: 'string' } },
  run({ root: folder = '.' }, names, terminal) {
    if (names.length > 0) return terminal.complain(message('mcp.no-names'));
    const root = path.resolve(folder);
    if (!isFolder(root)) return terminal.complain(message('mcp.no-folder', { path: root }));
    const workspace = workspaceIn(root, terminal.catalogue);
    serveStdio(() => serverOf(workspace), {
      transport: new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: MESSAGE_LIMIT }),
      onerror: ({ message: reason }) => terminal.complain(message('mcp.failed', { reason })),
    });
    return exit.ok;
  },
});

function serverOf(workspace: ToolWorkspace): McpServer {
  const server = new McpServer({ name: 'ims-manifest', version: __VERSION__ });
  for (const [name, { description, inputSchema }] of Object.entries(tools)) {
    const json = (): Record<string, unknown> => ({ ...inputSchema });
    // The tool itself validates its arguments, so that messages are in the user's language.
    const taken = {
      '~standard': {
        version: 1,
        vendor: 'ims-manifest',
        validate: (value: unknown) => ({ value }),
        jsonSchema: { input: json, output: json },
      },
    } as const;
    const annotations = { readOnlyHint: true, openWorldHint: false };
    server.registerTool(name, { description, inputSchema: taken, annotations }, async (given) => {
      const { text, failed } = await answerTo(name, given, workspace);
      return { content: [{ type: 'text', text }], isError: failed };
    });
  }
  return server;
}

/** The files in a folder. Files outside of it are not read, even through links. */
function workspaceIn(root: string, catalogue: Catalogue): ToolWorkspace {
  const real = realpathSync.native(root);
  /** The path of a file relative to the root. */
  const within = (name: string): string => {
    const file = path.resolve(root, name);
    return !isInside(file, root) && isInside(file, real) ? path.join(root, path.relative(real, file)) : file;
  };
  const outside = (name: string): Message => message('tools.outside', { path: name });
  return {
    catalogue,
    frontend: yaml,
    read(name) {
      const file = within(name);
      if (!isInside(file, root)) return Promise.resolve(outside(name));
      return Promise.resolve(readTextWithin(file, root) ?? whyNot(file, name));
    },
    optionsFor(name = '-') {
      const file = within(name);
      const options = async (): Promise<Options> => {
        const settings = await settingsFor(undefined, catalogue, root)(file);
        return { ...optionsOf(settings, yaml), path: file, includes: runFiles([root]).includes };
      };
      return orElse(options, ({ complaint }) => complaint);
    },
    shownPath: (file) => path.relative(root, file).split(path.sep).join('/'),
    run: (work) => Promise.resolve(runToEnd(work)),
  };

  function whyNot(file: string, name: string): Message {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return notThere(name);
    const reason: Message = { id: 'cli.reason.folder', args: {} };
    return found.isDirectory() ? message('cli.cannot-read', { path: name, reason }) : outside(name);
  }
}
