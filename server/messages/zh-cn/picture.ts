import type en from '../en/picture';

export default {
  'picture.document': '本文件共 {count} 个文档，此为第 {number} 个。',
  'picture.part': '内容过多，无法全部绘制：共 {steps} 个步骤，显示光标附近的 {shown} 个。',
  'picture.made': '由步骤 {number} 创建',
  'picture.deleted': '由步骤 {number} 删除',
  'picture.open-checks': '无法进行的检查：{count}',
  'picture.count-steps': '步骤：{count}',
  'picture.count-refused': '将被拒绝：{count}',
  'picture.count-unverified': '未验证：{count}',
  'picture.list': '列表',
  'picture.picture': '图',
  'picture.fit': '适应窗口',
  'picture.closer': '放大',
  'picture.farther': '缩小',
  'picture.keys': '方向键沿镜像的来源与去向移动，Enter 键转到文本，+ 和 - 键缩放。',
  'picture.steps': '步骤',
  'picture.things': '镜像及其来源',
  'picture.toolbar': '流水线',
  'picture.empty': '尚无可绘制的内容：请声明镜像或编写步骤。',
} as const satisfies Record<keyof typeof en, string>;
