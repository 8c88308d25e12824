import type en from '../en/publish';

export default {
  'publish-encrypted.title': '发布加密镜像',
  'publish-encrypted': '`{image}` 是加密镜像，无论使用何种密钥，加密镜像都不能发布',
} as const satisfies Record<keyof typeof en, string>;
