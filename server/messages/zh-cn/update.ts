import type en from '../en/update';

export default {
  'update-not-active.title': '更新非正常状态的镜像',
  'update-not-active': '`{image}`的状态是`{status}`。只能更新正常状态的镜像。',
  'update-not-private.title': '更新公共镜像或市场镜像',
  'update-not-private': '`{image}`是{kind}，不能更新。',
  'update-not-private.evidence': '由API参考推知：该接口仅接受私有镜像的ID。',
  'update-attribute-not-modifiable.title': '更新只读属性',
  'update-attribute-not-modifiable': '`{attribute}`不能更新。',
  'update-attribute-not-modifiable.unlisted': '`{attribute}`可能不能更新。',
  'update-attribute-not-modifiable.inferred': '文档未说明，由可更新属性的列表推断：其中没有该属性。',
  'update-attribute-not-modifiable.upper-case': '`{attribute}`含有大写字母。',
  'update-attribute-not-modifiable.elsewhere':
    '仅Open Telekom Cloud的文档（2026年4月）有此规定：自定义属性的名称不能含大写字母。',
  'update-data-disk-limited.title': '更新数据盘镜像没有的属性',
  'update-data-disk-limited': '`{image}`是数据盘镜像，不能更新`{attribute}`。',
  'update-data-disk-limited.disputed':
    '各文档说法不一：用户指南（2022年）如此规定，而Terraform Provider允许更新数据盘镜像的内存限制。',
  'update-firmware-type.title': '启动方式无效',
  'update-firmware-type': '`{value}`不是启动方式。请使用`bios`或`uefi`。',
  'update-firmware-type.arm': '`{image}`是ARM镜像。ARM镜像只能用`uefi`启动。',
  'update-gpu-conflict.title': '设置互斥的属性',
  'update-gpu-conflict': '`{one}`和`{other}`不能同时设置。',
} as const satisfies Record<keyof typeof en, string>;
