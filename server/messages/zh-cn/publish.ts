import type en from '../en/publish';

export default {
  'publish-encrypted.title': '发布加密镜像',
  'publish-encrypted': '`{image}` 是加密镜像，无论使用何种密钥，加密镜像都不能发布',
  'publish-full-ecs.title': '发布整机镜像',
  'publish-full-ecs': '`{image}` 是整机镜像，不能发布',
  'publish-data-disk.title': '发布数据盘镜像',
  'publish-data-disk': '`{image}` 是数据盘镜像，不能发布',
  'publish-shared.title': '发布他人共享的镜像',
  'publish-shared': '`{image}` 是他人共享的镜像，只能发布自己的镜像',
  'publish-from-backup.title': '发布由备份创建的镜像',
  'publish-from-backup': '`{image}` 由备份创建，不能发布',
  'publish-foreign-market-source.title': '发布源自其他商家市场镜像的镜像',
  'publish-foreign-market-source': '`{image}` 源自其他商家的市场镜像，不能发布',
  'publish-only-public-origin.title': '发布云商店不接受的镜像',
  'publish-only-public-origin': '云商店只接受由公共镜像制作的系统盘镜像，限 {regions}；而 `{image}` 的情况是：{value}',
  'publish-twice.title': '重复发布镜像',
  'publish-twice': '`{image}` 的状态已是 {market}',
} as const satisfies Record<keyof typeof en, string>;
