import type en from '../en/copy';

export default {
  'copy-iso-in-region.title': '在区域内复制ISO镜像',
  'copy-iso-in-region': '`{image}`是ISO镜像。ISO镜像不能在区域内复制。',
  'copy-full-ecs-in-region.title': '在区域内复制整机镜像',
  'copy-full-ecs-in-region': '`{image}`是整机镜像。整机镜像只能跨区域复制。',
  'copy-in-region-size.title': '在区域内复制过大的镜像',
  'copy-in-region-size': '`{image}`大小为{size} GiB。区域内复制的镜像不能超过{limit} GiB。',
  'copy-in-region-size.disk': '`{image}`需要{size} GiB的磁盘，镜像可能超过区域内复制的上限{limit} GiB。',
  'copy-same-key.title': '副本使用了镜像已有的密钥',
  'copy-same-key': '`{image}`已使用`{key}`加密。副本须使用其他密钥，或写`key: none`。',
  'copy-decrypt-by-omission.title': '复制加密镜像时未指定密钥',
  'copy-decrypt-by-omission': '未设置`key`，加密镜像`{image}`的副本将不加密。如果本意如此，请添加`key: none`。',
  'copy-decrypt-by-omission.evidence': '由API参考得出：副本默认没有密钥。',
  'image-not-active.title': '使用状态不是“正常”的镜像',
  'image-not-active': '`{image}`的状态是`{status}`。只有`active`状态的镜像才能复制、共享、导出或发布。',
  'copy-shared-not-accepted.title': '复制尚未接受的共享镜像',
  'copy-shared-not-accepted': '`{image}`是他人共享的镜像，尚未接受。请先接受再复制。',
  'copy-shared-kind-size.title': '复制类型或大小不允许复制的共享镜像',
  'copy-shared-kind-size': '`{image}`是他人共享的镜像，大小为{size} GiB。共享镜像不超过{limit} GiB才能复制。',
  'copy-shared-kind-size.full-ecs':
    '`{image}`是他人共享的整机镜像。共享镜像中，只有不超过{limit} GiB的系统盘镜像和数据盘镜像可以复制。',
  'copy-shared-encrypted.title': '复制共享镜像时涉及加密',
  'copy-shared-encrypted': '`{image}`是他人共享的镜像。共享镜像已加密或副本要加密时，不能复制（IMG.0197）。',
  'copy-shared-encrypted.evidence':
    '各文档说法不一：Open Telekom Cloud的指南（2026年）允许用自己的密钥复制此类镜像，而华为云的错误码和指南（2022年）不允许。',
  'windows-image-intl.title': '国际站的Windows镜像',
  'windows-image-intl.create': '国际站的页面说明，创建镜像的接口不再支持Windows。文档未说明IMS是否拒绝。',
  'windows-image-intl': '国际站的页面说明，复制和共享的接口不再支持`{image}`这样的Windows镜像。文档未说明IMS是否拒绝。',
} as const satisfies Record<keyof typeof en, string>;
