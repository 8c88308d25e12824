import type en from '../en/share';

export default {
  'share-encrypted-default-key.title': '共享使用默认密钥加密的镜像',
  'share-encrypted-default-key': '`{image}` 使用默认密钥 `{key}` 加密，默认密钥无法授权给他人，因此不能共享',
  'share-encrypted-custom-key.title': '加密镜像共享给未获密钥授权的帐号',
  'share-encrypted-custom-key': '`{image}` 使用 `{key}` 加密，而 `{account}` 未获该密钥的授权：请先授权再共享',
  'share-key-grant-operations.title': '共享镜像的密钥授权缺少操作',
  'share-key-grant-operations': '`{key}` 授予 `{account}` 的权限缺少 {operations}，否则 `{account}` 无法使用 `{image}`',
  'share-recipient-list-empty.title': '共享未指明接收者',
  'share-recipient-list-empty': '请在 `accounts`、`projects`、`domains` 或 `organizations` 中至少指明一个接收者',
} as const satisfies Record<keyof typeof en, string>;
