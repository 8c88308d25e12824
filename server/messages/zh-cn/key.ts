import type en from '../en/key';

export default {
  'image-key-not-enabled.title': '加密镜像的密钥未启用',
  'image-key-not-enabled':
    '`{image}` 使用 `{key}` 加密，该密钥的状态是 `{state}`：密钥不可用时，镜像既不能复制也不能导出',
  'key-not-enabled.title': '用于加密镜像的密钥未启用',
  'key-not-enabled': '`{key}` 的状态是 `{state}`，只有已启用的密钥才能加密镜像',
  'key-wrong-region.title': '密钥与镜像不在同一区域',
  'key-wrong-region': '`{key}` 位于 `{home}`，镜像位于 `{region}`：密钥只能在所在区域使用',
  'encrypt-set-at-creation.title': '为云服务器或磁盘创建的镜像指定密钥',
  'encrypt-set-at-creation':
    '由云服务器或磁盘创建的镜像沿用磁盘的加密属性，此处不能指定 `{key}`，只能在创建后通过复制更换',
  'encrypt-iso.title': '加密ISO镜像',
  'encrypt-iso': 'ISO镜像不能加密',
  'encrypt-bms.title': '加密裸金属服务器镜像',
  'encrypt-bms': '裸金属服务器镜像不能加密',
  'encrypt-key-immutable.title': '试图通过更新改变镜像的加密属性',
  'encrypt-key-immutable': '已有镜像的 `{attribute}` 不能修改，只有区域内复制得到的新镜像才能使用其他密钥',
} as const satisfies Record<keyof typeof en, string>;
