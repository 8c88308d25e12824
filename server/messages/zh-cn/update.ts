import type en from '../en/update';

export default {
  'update-not-active.title': '修改非正常状态的镜像',
  'update-not-active': '`{image}` 的状态是 `{status}`，只有正常状态的镜像可以修改',
  'update-attribute-not-modifiable.title': '设置不可修改的属性',
  'update-attribute-not-modifiable': '镜像的 `{attribute}` 不能修改',
  'update-attribute-not-modifiable.unlisted': '`{attribute}` 不在文档列出的可修改属性之中',
  'update-data-disk-limited.title': '修改数据盘镜像不可修改的属性',
  'update-data-disk-limited': '`{image}` 是数据盘镜像，只能修改名称和描述，不能修改 `{attribute}`',
  'update-firmware-type.title': '设置镜像不支持的启动方式',
  'update-firmware-type': '没有 `{value}` 这种启动方式，可用 bios 或 uefi',
  'update-firmware-type.arm': '`{image}` 是arm镜像，只能用 uefi 启动',
  'update-gpu-conflict.title': '同时设置互斥的属性',
  'update-gpu-conflict': '`{one}` 与 `{other}` 互斥',
} as const satisfies Record<keyof typeof en, string>;
