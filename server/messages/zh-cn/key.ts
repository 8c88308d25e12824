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
  'encrypt-full-ecs-inherited.title': '为整机镜像指定密钥',
  'encrypt-full-ecs-inherited': '整机镜像沿用每块磁盘的加密属性，不能指定密钥',
  'key-pending-deletion.title': '镜像的密钥已计划删除',
  'key-pending-deletion': '`{key}` 已计划删除，删除后 `{image}` 将无法使用；请取消删除或及时更换密钥',
  'default-key-state.title': '默认密钥声明为未启用',
  'default-key-state': '`{key}` 是默认密钥，不能禁用也不能删除，因此状态不会是 `{state}`',
  'key-id-invalid.title': '密钥标识的格式不对',
  'key-id-invalid': '`{id}` 不是密钥标识：应为36个字符，由小写字母和数字组成的五段',
  'key-asymmetric.title': '用非对称密钥加密镜像',
  'key-asymmetric': '`{key}` 是 {spec} 密钥，镜像只能用对称密钥（{symmetric}）加密',
  'encrypt-quick-import-key.title': '快速导入指定了密钥',
  'encrypt-quick-import-key':
    '快速导入接口没有密钥参数，文档对能否这样创建加密镜像说法不一；请先不加密导入，再用密钥复制',
} as const satisfies Record<keyof typeof en, string>;
