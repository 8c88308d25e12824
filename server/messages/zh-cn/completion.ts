import type en from '../en/completion';

export default {
  'completion.required': '必填',
  'completion.default': '默认值',
  'completion.no-key': '不使用密钥，副本不加密。',
  'completion.new-manifest': '清单的前两个字段',
  'completion.parallel': '同时开始的步骤',
  'completion.chain': '依次运行的步骤',
  'completion.encrypt-and-share': '用自定义密钥加密复制，再共享',
  'completion.disable-next-line': '对下一行禁用规则',
  'completion.disable-file': '对整个文件禁用规则',
} as const satisfies Record<keyof typeof en, string>;
