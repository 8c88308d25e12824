import type en from '../en/copy';

export default {
  'copy-iso-in-region.title': '在区域内复制ISO镜像',
  'copy-iso-in-region': '`{image}` 是ISO镜像，ISO镜像不能在区域内复制',
  'copy-full-ecs-in-region.title': '在区域内复制整机镜像',
  'copy-full-ecs-in-region': '`{image}` 是整机镜像，整机镜像只能跨区域复制',
  'copy-in-region-size.title': '在区域内复制超过128 GiB的镜像',
  'copy-in-region-size': '`{image}` 大小为 {size} GiB，区域内复制的镜像不能超过 {limit} GiB',
  'copy-in-region-size.min-disk':
    '`{image}` 需要 {size} GiB 的磁盘；若镜像本身也有这么大，则不能复制：区域内复制上限为 {limit} GiB',
  'copy-same-key.title': '副本使用了源镜像已有的密钥',
  'copy-same-key': '`{image}` 已使用 `{key}` 加密，副本须使用其他密钥或不加密',
  'copy-decrypt-by-omission.title': '复制加密镜像时未指定密钥',
  'copy-decrypt-by-omission': '`{image}` 是加密镜像，未写 `key` 时副本不加密；若本意如此，请写 `key: none`',
  'image-not-active.title': '使用了状态不是“正常”的镜像',
  'image-not-active': '`{image}` 的状态是 `{status}`，只有 `active` 状态的镜像才能复制、共享或导出',
} as const satisfies Record<keyof typeof en, string>;
