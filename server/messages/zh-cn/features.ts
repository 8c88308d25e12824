import type en from '../en/features';

export default {
  'hover.line': '第 {line} 行',
  'hover.untold': '未声明：',
  'hover.permitted': '可写：',
  'hover.default': '默认值：',
  'hover.examples': '例如：',
  'hover.calls': '对应的API调用：',
  'hover.limits': '适用的限制：',
  'hover.advice': '注意事项：',
  'hover.checks': '违反 {violated} · 已验证 {verified} · 未验证 {unverified}',
  'hover.settle': '在 `{section}` 中声明 `{name}` 的 `{field}`',
  'hint.unencrypted': '未加密',
  'hint.encrypted': '已加密',
  'hint.encrypted-with': '已加密（{key}）',
  'rename.form': '名称以字母开头，最多64个字母、数字、`_`、`.` 或 `-`',
  'rename.taken': '该名称已被占用',
  'rename.not-here': '这是清单未声明的标识',
  'action.disable-line': '对此行禁用 `{rule}`',
  'action.disable-file': '对此文件禁用 `{rule}`',
  'action.fix-all': '应用所有安全的修复',
} as const satisfies Record<keyof typeof en, string>;
