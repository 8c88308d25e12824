export default {
  'help.mcp': `用法：ims-manifest mcp [--root 文件夹]

启动供智能体使用的模型上下文协议（MCP）服务器，提供工具check、explain、plan和declare。服务器由智能体启动，
并通过标准输入和标准输出通信。这些工具只读取该文件夹中的文件，不写入文件，也不运行程序。

  --root 文件夹   工具可读取的文件夹（默认：当前文件夹）

示例，VS Code的.vscode/mcp.json：
  { "servers": { "ims-manifest": { "command": "ims-manifest", "args": ["mcp", "--root", "\${workspaceFolder}"] } } }
`,
  'mcp.no-names': '命令`mcp`不接受参数。请用`--root`指定文件夹。',
  'mcp.no-folder': '{path}：不是文件夹。请用`--root`指定文件夹。',
  'mcp.failed': '与智能体的连接失败：{reason}',
  'tools.unknown': '未知的工具`{tool}`。可用：{tools}。',
  'tools.unknown-argument': '未知的参数`{name}`。可用：{names}。',
  'tools.no-text': '参数`{name}`必须是字符串。',
  'tools.too-long': '参数`{name}`超过{limit} Mi个字符。请改用路径。',
  'tools.missing': '缺少参数`{name}`。',
  'tools.path-or-text': '请传入`path`或`text`中的一个。',
  'tools.outside': '{path}：位于工作区之外，无法读取。',
  'tools.not-read': '{path}：无法读取。工作区中没有这个文本文件，或文件过大。',
  'tools.plan-refused': '{path}：清单有{count}个错误，未生成计划。可用工具`check`查看。',
  'tools.no-region': '区域未知。请用`region`传入区域ID。',
} as const;
