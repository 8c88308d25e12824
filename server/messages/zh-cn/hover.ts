import type en from '../en/hover';

export default {
  'hover.cause': '原因：',
  'hover.remedy': '处理方法：',
  'hover.foreseen': '由以下规则发现：',
  'hover.perhaps': '可能由以下规则发现（文档未说明其关联）：',
  'hover.elsewhere': '其他页面的说法：{message}',
  'hover.region': '区域{name}',
  'hover.severity.error': '错误',
  'hover.severity.warning': '警告',
  'hover.severity.info': '提示',
  'hover.disable-next-line': '对下一行禁用所列规则。请在` -- `之后写明原因。没有报告问题的规则会被指出。',
  'hover.disable-file': '对整个文件禁用所列规则。请在` -- `之后写明原因。没有报告问题的规则会被指出。',
} as const satisfies Record<keyof typeof en, string>;
