import type en from '../en/features';

export default {
  'hover.line': '第 {line} 行',
  'hover.untold': '未声明：',
  'hover.permitted': '可写：',
  'hover.default': '默认值：',
  'hover.examples': '例如：',
  'hover.calls': '对应的API调用：',
  'hover.advice': '注意事项：',
  'hover.checks': '违反 {violated} · 已验证 {verified} · 未验证 {unverified}',
  'hover.settle': '在 `{section}` 中声明 `{name}` 的 `{field}`',
  'hover.foreseen': '可由以下规则预见：',
} as const satisfies Record<keyof typeof en, string>;
