export default {
  'help.mcp': `Usage: ims-manifest mcp [--root FOLDER]

Starts a server of the Model Context Protocol for agents, with the tools check, explain, plan, and declare. The agent starts the
server and communicates with it over standard input and output. The tools read only files in the folder, write nothing, and run
nothing.

  --root FOLDER   folder that the tools can read (default: the current folder)

Example, for VS Code, in .vscode/mcp.json:
  { "servers": { "ims-manifest": { "command": "ims-manifest", "args": ["mcp", "--root", "\${workspaceFolder}"] } } }
`,
  'mcp.no-names': 'The command `mcp` takes no arguments. Specify the folder with `--root`.',
  'mcp.no-folder': '{path}: not a folder. Specify a folder with `--root`.',
  'mcp.failed': 'The connection to the agent failed: {reason}',
  'tools.unknown': 'Unknown tool `{tool}`. Use one of {tools}.',
  'tools.unknown-argument': 'Unknown argument `{name}`. Use {names}.',
  'tools.no-text': 'The argument `{name}` must be a string.',
  'tools.too-long': 'The argument `{name}` is longer than {limit} Mi characters. Pass a path instead.',
  'tools.missing': 'The argument `{name}` is missing.',
  'tools.path-or-text': 'Pass either `path` or `text`.',
  'tools.outside': '{path}: cannot be read because it is outside the workspace.',
  'tools.not-read': '{path}: cannot be read. The workspace has no such text file, or the file is too large.',
  'tools.plan-refused':
    '{path}: no plan was generated because the manifest has errors ({count}). Use the tool `check` to see them.',
  'tools.no-region': 'The region is unknown. Pass its ID as `region`.',
} as const;
