import type en from '../en/editing';

export default {
  'lens.used-by': '被 {count} 个步骤使用',
  'lens.used-by-one': '被 1 个步骤使用',
  'lens.unused': '未被任何步骤使用',
  'hint.defaults': '此处未写，服务取默认值：{defaults}',
} as const satisfies Record<keyof typeof en, string>;
