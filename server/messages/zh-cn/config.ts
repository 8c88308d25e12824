import type en from '../en/config';

export default {
  settings: 'IMS Manifest 如何检查和显示此文件夹及其下级文件夹中的清单。',
  'settings.rules': '按规则标识设置级别：`off`（关闭）、`info`（提示）、`warning`（警告）或 `error`（错误）。',
  'settings.region': '新建清单时使用并优先列出的区域。',
  'settings.inlayHints': '在文本中显示的内容。',
  'settings.inlayHints.image': '在每个镜像之后显示与该步骤相关的信息。',
  'settings.inlayHints.defaults': '字段未设置时，显示服务采用的默认值。',
  'settings.codeLens': '在行上方显示的内容。',
  'settings.codeLens.checks': '在每个步骤上方显示其检查结果。',
  'settings.codeLens.uses': '在每个已声明的镜像上方显示有多少步骤使用它。',
  'settings.workspaceDiagnostics': '检查工作区中的所有清单，包括未打开的清单。',
  'settings.locale': '所有消息的语言；未设置时采用编辑器或环境的语言。',
  'settings.owner': '设置',
  'settings.not-a-map': '设置是由字段组成的映射，例如 `rules`',
  'settings.one-document': '只读取设置文件中的第一个文档',
  'settings.checking': '正在检查清单',
  'settings.too-many': '工作区中的清单超过 {limit} 个：其余清单在打开后检查',
  'settings.own-level': '规则自身的级别',
  'config.title': '设置不符合其格式',
} as const satisfies Record<keyof typeof en, string>;
