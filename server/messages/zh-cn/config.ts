import type en from '../en/config';

export default {
  settings: 'IMS Manifest如何检查和显示此文件夹及其子文件夹中的清单。',
  'settings.rules': '各规则的级别，以规则ID为键：`off`（关闭）、`info`（提示）、`warning`（警告）或`error`（错误）。',
  'settings.region': '新建清单的默认区域，补全时也优先列出。',
  'settings.declarations': '补充声明Terraform配置中没有的信息的清单，路径相对于此文件。',
  'settings.inlayHints': '文本中的提示。',
  'settings.inlayHints.image': '在每个镜像的名称之后显示其主要信息。',
  'settings.inlayHints.defaults': '显示未设置字段的服务默认值。',
  'settings.codeLens': '行上方的信息。',
  'settings.codeLens.checks': '在每个步骤上方显示其检查结果。',
  'settings.codeLens.uses': '在镜像声明上方显示使用它的步骤数。',
  'settings.workspaceDiagnostics': '检查工作区中的所有清单，包括未打开的清单。',
  'settings.locale': '消息的语言。默认为编辑器或环境的语言。',
  'settings.owner': '设置',
  'settings.not-a-map': '设置应为由字段组成的映射，例如`rules`。',
  'settings.one-document': '只使用设置文件中的第一个文档。',
  'settings.checking': '正在检查清单',
  'settings.too-many': '工作区中的清单超过{limit}个，其余清单在打开后检查。',
  'settings.no-manifest': '工作区中没有清单。清单是`*.ims.yaml`文件，以及以`imsManifest: v1`开头的YAML或JSON文件。',
  'settings.own-level': '规则的默认级别',
  'config.title': '设置无效',
} as const satisfies Record<keyof typeof en, string>;
