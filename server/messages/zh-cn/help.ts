import type en from '../en/help';

export default {
  help: `ims-manifest：检查镜像操作计划，在运行之前指出华为云IMS会拒绝的操作

用法：ims-manifest 命令 [选项] [参数]

  check       指出清单中的问题，并可修复
  explain     解释规则、IMS错误码、操作和字段
  declare     根据云服务工具的输出生成声明
  plan        按顺序显示清单的API调用，不发送请求
  graph       以Mermaid或DOT绘制镜像的来源与去向
  init        由模板创建清单
  completion  生成bash、zsh或fish的补全脚本
  lsp         启动语言服务器，供编辑器使用：lsp --stdio
  mcp         启动模型上下文协议服务器，供智能体使用

  --locale en|zh-cn           消息的语言（默认：LC_ALL、LC_MESSAGES或LANG）
  --color auto|always|never   颜色（默认：在终端上启用，设置NO_COLOR则停用，FORCE_COLOR则强制启用）；只写--color表示always
  --help                      显示此帮助；写在命令之后则显示该命令的选项和示例
  --version

退出码：0：没有错误；1：发现错误，或警告多于--max-warnings所允许的数量；2：命令无法运行（原因见标准错误输出）。
`,
  'help.check': `用法：ims-manifest check [选项] [文件、文件夹或通配符]

指出清单违反的IMS约束。不带参数时检查当前文件夹；“-”表示读取标准输入。
文件夹中名为*.ims.yaml、*.ims.yml或*.ims.json的文件，以及首个键为imsManifest: v1的其他YAML和JSON文件视为清单；
不搜索.gitignore排除的内容。

也检查Terraform和OpenTofu：文件夹中包含镜像的配置及其调用的本地模块，或指定的配置文件；
以及指定的计划文件，即terraform show -json PLANFILE的输出。

显示内容：
  --format 格式[=文件]   text（默认）、json、sarif、junit、github或gitlab；可重复，除一种外都应带文件
  --coverage             同时列出每个步骤未能检查的内容，以及缺少的声明
  --rule 规则=级别       规则的级别：off、info、warning或error；可重复
  --only 规则            只显示这些规则的问题，以逗号分隔
  --ignore-disables      也显示清单中的注释所禁用的问题
  --since 版本           只显示自某个git版本以来改动的行上的问题
  --baseline 文件        隐藏基线文件中记录的问题
  --write-baseline       将所有问题记录到基线文件
  --quiet                只显示错误
  --max-warnings N       警告多于此数时，退出码为1

修复：
  --fix                  对文件应用安全的修复；--fix=unsafe：对每个问题应用text格式列出的第一个修复，无论是否安全；
                         请检查结果
  --dry-run              与--fix同用：以unified diff显示会有的改动，不写入文件

检查范围：
  --no-ignore            也检查.gitignore排除的内容
  --allow-empty          允许文件或标准输入中没有可检查的内容

Terraform：
  --var 名称=值          配置的输入变量的值；可重复；优先于--var-file
  --var-file 文件        包含输入变量的值的文件；可重复；以最后一个为准
  --source 文件夹        计划对应的配置所在的文件夹，用于在其文件中显示问题

其他：
  --config 文件          使用此设置文件，而不是最近的ims-manifest.config.yaml
  --stdin-filename 名称  标准输入的名称，也用于查找其设置
  --watch                清单或设置更改后重新检查，按Ctrl+C结束
  --locale、--color      参见 ims-manifest --help

退出码：0：没有错误（可能有警告和提示）；1：发现错误，或警告多于--max-warnings所允许的数量；
2：命令无法运行（原因见标准错误输出）。所有问题都计入，包括text格式未能全部显示的。

示例：
  ims-manifest check pipeline.ims.yaml
  ims-manifest check images/ --format text --format sarif=results.sarif
  ims-manifest check --fix --dry-run | git apply
  ims-manifest check --since "$(git merge-base origin/main HEAD)" --format github
  generate-plan | ims-manifest check - --stdin-filename plans/generated.ims.yaml
  terraform show -json tfplan > plan.json && ims-manifest check plan.json --source .
`,
  'help.explain': `用法：ims-manifest explain规则 | IMG.0098 | 操作 | 字段 …
      ims-manifest explain --list

说明规则、IMS错误码、操作或字段的含义及其文档出处；对错误码列出能发现它的规则和处理办法；对字段列出使用它的位置和检查它的规则。

  --list   列出所有规则及其检查内容

示例：
  ims-manifest explain share-encrypted-default-key
  ims-manifest explain IMG.0098
  ims-manifest explain copy-in-region
  ims-manifest explain min_disk
`,
  'help.lsp': `用法：ims-manifest lsp --stdio

语言服务器，用于支持语言服务器协议的编辑器：检查结果、修复、悬停说明、补全等。由编辑器启动，通过标准输入输出通信，并随编辑器结束。
消息使用编辑器所请求的语言。

  --stdio                通过标准输入输出通信
  --clientProcessId ID   编辑器的进程号（由某些编辑器附加）：该进程结束时服务器也结束

退出码：正常关闭时为0；编辑器异常断开时为1。

示例（Helix，写入 ~/.config/helix/languages.toml）：
  [language-server.ims-manifest]
  command = "ims-manifest"
  args = ["lsp", "--stdio"]
`,
  'help.graph': `用法：ims-manifest graph [选项] 文件|文件夹

按区域绘制清单中镜像的来源与去向，文件中的每个文档各成一图。IMS会拒绝的步骤为红色并带有叉号。“-”表示读取标准输入。

也可绘制文件夹中的Terraform或OpenTofu配置，以及计划文件（terraform show -json PLANFILE的输出）。

  --format mermaid|dot   图的语言（默认：mermaid）
  --var 名称=值          配置的输入变量的值；可重复；优先于--var-file
  --var-file 文件        包含输入变量的值的文件；可重复；以最后一个为准

示例：
  ims-manifest graph pipeline.ims.yaml > pipeline.mmd
  ims-manifest graph infrastructure/
  ims-manifest graph pipeline.ims.yaml --format dot | dot -Tsvg -o pipeline.svg
`,
} as const satisfies Record<keyof typeof en, string>;
