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
  'copy-shared-not-accepted.title': '复制尚未接受的共享镜像',
  'copy-shared-not-accepted': '`{image}` 是他人共享的镜像且尚未接受，接受之后才能复制',
  'copy-shared-kind-size.title': '复制类型或大小不允许复制的共享镜像',
  'copy-shared-kind-size':
    '他人共享的镜像中，只有不超过 {limit} GiB 的系统盘镜像和数据盘镜像可以复制，`{image}` 不属于此类',
  'copy-shared-encrypted.title': '带加密复制共享镜像',
  'copy-shared-encrypted':
    '`{image}` 是他人共享的镜像：较新的指南（2026年）允许用自己的密钥复制，而错误码表仍拒绝任何涉及加密的共享镜像复制',
  'copy-shared-enterprise-project.title': '复制共享镜像时指定企业项目',
  'copy-shared-enterprise-project': '`{image}` 是他人共享的镜像，其副本不支持指定企业项目',
  'windows-image-intl.title': '国际站的Windows镜像',
  'windows-image-intl': '国际站的页面说明这些接口不再用于 `{image}` 这样的Windows镜像，但未说明会拒绝',
} as const satisfies Record<keyof typeof en, string>;
