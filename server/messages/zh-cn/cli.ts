import type en from '../en/cli';

export default {
  'cli.no-such-file': '{path}：没有此文件或文件夹',
  'cli.cannot-read': '{path}：无法读取（{reason}）',
  'cli.no-manifest': '未找到清单：请指定包含 `*.ims.yaml` 的文件、文件夹或通配符，或以 `imsManifest: v1` 开头的文件',
  'cli.unknown-command': '没有 `{command}` 命令；请参见 `ims-manifest --help`',
  'cli.usage-error': '{reason}；请参见 `ims-manifest --help`',
  'cli.unknown-format': '没有 `{format}` 格式，可用：text、json',
  'cli.fix': '修复：{title}',
  'cli.fix-safe': '修复（安全）：{title}',
  'cli.see': '参见 {page}',
  'cli.summary': '文件：{files} · 错误：{errors} · 警告：{warnings} · 提示：{infos}',
  'cli.clean': '文件：{files} · 未发现问题',
  'cli.level.error': '错误',
  'cli.level.warning': '警告',
  'cli.level.info': '提示',
  'cli.help': `ims-manifest：在运行之前就知道华为云 IMS 会拒绝哪些镜像操作

用法：ims-manifest check [选项] [文件、文件夹或通配符]
      ims-manifest explain 规则 | IMG.0098 | 操作 | --list
      ims-manifest lsp --stdio

check 读取清单（*.ims.yaml、*.ims.yml、*.ims.json；文件夹中也按此名称查找），并显示其违反的每一条约束。
不带参数时检查当前文件夹；- 表示读取标准输入。

  --format text|json   输出格式（默认：text）
  --rule 规则=级别     规则的级别：off、info、warning 或 error；可重复
  --fix                对文件应用安全的修复
  --max-warnings N     警告多于此数时以1退出
  --quiet              只显示错误
  --locale en|zh-cn    消息的语言（默认：LC_ALL、LC_MESSAGES 或 LANG）
  --help, --version

退出码：0 没有错误，1 发现错误，2 无法完成工作（原因见标准错误输出）。

示例：
  ims-manifest check pipeline.ims.yaml
  ims-manifest check images/ --format json
  generate-plan | ims-manifest check -
`,
  'cli.unknown-level': '`{rule}` 应写作 `规则=off`、`info`、`warning` 或 `error`',
  'cli.unknown-rule': '没有规则 `{rule}`',
  'cli.unknown-term': '没有 `{term}`',
  'cli.unknown-term-near': '没有 `{term}`；是否想写 {near}？',
  'cli.explain-what': '请指定规则、错误码或操作，或使用 `--list`',
  'explain.disagreement': '文档说法不一：',
  'explain.remedies': '处理办法：',
  'explain.sources': '来源：',
  'explain.code': 'IMS返回 {codes}。',
  'explain.code-perhaps': '没有页面说明IMS返回哪个错误码，可能是 {codes}。',
  'explain.foreseen': '可由以下规则预见：{rules}',
  'explain.perhaps': '可能由以下规则预见：{rules}',
  'explain.unforeseen': '没有检查能预见它。',
  'cli.cannot-write': '{path}：无法写入（{reason}）',
} as const satisfies Record<keyof typeof en, string>;
