import type en from '../en/hover';

export default {
  'hover.cause': '原因：',
  'hover.remedy': '处理方法：',
  'hover.foreseen': '可由以下规则预见：',
  'hover.perhaps': '可能也与以下规则有关（推断，文档未说明其关联）：',
  'hover.elsewhere': '其他页面的说法：{message}',
  'hover.region': '区域 {name}',
  'hover.severity.error': '错误',
  'hover.severity.warning': '警告',
  'hover.severity.info': '提示',
  'hover.disable-next-line': '对下一行禁用所列规则。在 ` -- ` 之后写明原因；没有禁用任何检查结果的规则名会被报告。',
  'hover.disable-file': '对整个文件禁用所列规则。在 ` -- ` 之后写明原因；没有禁用任何检查结果的规则名会被报告。',
} as const satisfies Record<keyof typeof en, string>;
