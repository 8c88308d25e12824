import type en from '../en/export';

export default {
  'export-quick-encrypted.title': '快速导出加密镜像',
  'export-quick-encrypted': '`{image}` 是加密镜像，加密镜像不支持快速导出',
  'export-encrypted-large.title': '导出超过128 GiB的加密镜像',
  'export-encrypted-large':
    '`{image}` 是加密镜像且大小为 {size} GiB，无法导出：快速导出不支持加密镜像，普通导出和解密复制的上限都是 {limit} GiB',
  'export-encrypted-large.min-disk':
    '`{image}` 是加密镜像且需要 {size} GiB 的磁盘；若镜像本身也有这么大，则无法导出：上限为 {limit} GiB',
  'export-bucket-region.title': '导出到其他区域的桶',
  'export-bucket-region': '`{bucket}` 位于 `{home}`，`{image}` 位于 `{region}`：桶须与镜像在同一区域',
  'export-bucket-storage-class.title': '导出到非标准存储的桶',
  'export-bucket-storage-class': '`{bucket}` 的存储类别是 `{storage}`，导出需要标准存储（`STANDARD`）的桶',
  'export-full-ecs.title': '导出整机镜像',
  'export-full-ecs': '`{image}` 是整机镜像，整机镜像不能导出',
  'export-iso.title': '导出ISO镜像',
  'export-iso': '`{image}` 是ISO镜像，ISO镜像不能导出',
  'export-size-needs-quick.title': '超过128 GiB的镜像未使用快速导出',
  'export-size-needs-quick': '`{image}` 大小为 {size} GiB：超过 {limit} GiB 只能快速导出，个别区域以控制台显示为准',
  'export-size-needs-quick.hard': '`{image}` 大小为 {size} GiB：`{region}` 没有快速导出，最多导出 {limit} GiB',
  'export-quick-format.title': '快速导出指定了格式',
  'export-quick-format': '快速导出的文件总是 zvhd2，不能写 `file_format: {format}`',
  'export-format-missing.title': '普通导出未指定格式',
  'export-format-missing': '不使用快速导出时，`file_format` 必填',
} as const satisfies Record<keyof typeof en, string>;
