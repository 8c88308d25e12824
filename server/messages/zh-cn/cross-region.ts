import type en from '../en/cross-region';

export default {
  'cross-region-encrypted.title': '跨区域复制加密镜像',
  'cross-region-encrypted': '`{image}` 是加密镜像，无论使用何种密钥，加密镜像都不能跨区域复制',
  'cross-region-iso.title': '跨区域复制ISO镜像',
  'cross-region-iso': '`{image}` 是ISO镜像，ISO镜像不能跨区域复制',
  'cross-region-size.title': '跨区域复制过大的镜像',
  'cross-region-size':
    '`{image}` 大小为 {size} GiB，跨区域复制上限为 {usual} GiB，仅当两端区域都属于 {regions} 时为 {raised} GiB',
  'cross-region-size.raised':
    '`{image}` 大小为 {size} GiB，{regions} 之间跨区域复制上限为 {raised} GiB，其他区域为 {usual} GiB',
  'cross-region-size.disputed':
    '`{image}` 大小为 {size} GiB，两端区域中只有一个属于 {regions}（上限 {raised} GiB，其他为 {usual} GiB）；文档未说明只有一端满足时是否允许',
  'cross-region-size.min-disk':
    '`{image}` 需要 {size} GiB 的磁盘；若镜像本身也有这么大，则不能跨区域复制：上限为 {usual} GiB，{regions} 之间为 {raised} GiB',
  'cross-region-same-region.title': '跨区域复制的源区域与目标区域相同',
  'cross-region-same-region': '`{image}` 已在 `{region}`：跨区域复制的源区域与目标区域必须不同',
  'cross-region-site.title': '复制到其他华为云网站的区域',
  'cross-region-site':
    '`{image}`位于`{region}`，而`{target}`属于另一个华为云网站，因此不能复制过去。请导出镜像，下载文件，上传到`{target}`的桶，再在那里导入。',
  'cross-region-site.evidence': '由`eu-west-101`的终端节点得出，该终端节点只有欧洲站列出。',
  'cross-region-concurrency.title': '同时进行的跨区域复制超过五个',
  'cross-region-concurrency': '此块中有 {count} 个跨区域复制同时开始，单个租户同时最多 {limit} 个',
  'cross-region-agency-missing.title': '跨区域复制未指定委托给IMS的委托',
  'cross-region-agency-missing': '跨区域复制需要 `agency`，即委托给IMS的IAM委托',
  'cross-region-agency-missing.trust': '`{agency}` 委托给了 `{service}`，跨区域复制需要委托给 `IMS` 的委托',
  'cross-region-project-missing.title': '跨区域复制未指定目标区域的项目',
  'cross-region-project-missing': '跨区域复制需要 `project_name`，即目标区域的项目',
  'cross-region-project-missing.region': '`{project}` 是 `{region}` 的项目，此处须为目标区域 `{target}` 的项目',
  'cross-region-vault-missing.title': '跨区域复制整机镜像时目标区域没有存储库',
  'cross-region-vault-missing': '`{image}` 是整机镜像，跨区域复制需要 `vault`，即目标区域的复制存储库',
  'cross-region-vault-missing.region': '`{vault}` 位于 `{region}`，存储库须在目标区域 `{target}`',
  'cross-region-vault-missing.needless': '`{image}` 是 {kind} 镜像，只有整机镜像才需要存储库',
  'cross-region-encrypted-full-ecs.title': '跨区域复制含加密磁盘的整机镜像',
  'cross-region-encrypted-full-ecs': '`{image}` 是含加密磁盘的整机镜像，不能跨区域复制，也无法通过复制改变其加密属性',
  'cross-region-agency-permission.title': '跨区域复制所用委托缺少权限',
  'cross-region-agency-permission': '`{agency}` 缺少此复制在目标区域所需的 {policies}',
  'cross-region-agency-permission.project': '`{agency}` 的权限不在目标区域 `{target}` 的项目中',
  'cross-region-agency-permission.unknown':
    '`{agency}` 没有文档为此复制列出的策略（{policies}），其自有策略是否足够无从得知',
  'cross-region-agency-scope.title': '委托的权限授予了所有项目',
  'cross-region-agency-scope': '`{agency}` 的权限授予了所有项目，跨区域复制要求授予目标区域的项目',
  'cross-region-vault-unsuitable.title': '用于整机镜像的存储库类型不对',
  'cross-region-vault-unsuitable': '`{vault}` 的 `{field}` 是 `{value}`，此处需要 `{wanted}`',
  'cross-region-vault-capacity.title': '存储库容量不足以存放整机镜像',
  'cross-region-vault-capacity': '镜像需要 `{vault}` 的 {need} GiB，而此步骤时仅剩 {free} GiB',
  'cross-region-full-ecs-regions.title': '在旧指南未列出的区域之间复制整机镜像',
  'cross-region-full-ecs-regions':
    '最新页面（2025年）没有列出整机镜像复制的区域；2022年的指南只列出 {regions}，此复制超出该范围',
  'cross-region-only-private.title': '复制公共镜像或市场镜像',
  'cross-region-only-private': '`{image}` 是 {visibility} 镜像，只有私有镜像可以复制；请先用它创建云服务器再制作镜像',
  'cross-region-shared-image.title': '跨区域复制他人共享的镜像',
  'cross-region-shared-image': '`{image}` 是他人共享的镜像，只能在区域内复制；请先在区域内复制',
  'cross-region-key-parameter.title': '跨区域复制指定了密钥或企业项目',
  'cross-region-key-parameter': '跨区域复制没有 `{field}` 参数；如需加密，请在目标区域再做一次区域内复制',
  'cross-region-duplicate-backup.title': '整机镜像两次复制到同一区域',
  'cross-region-duplicate-backup': '`{image}` 的备份已复制到 `{target}`',
} as const satisfies Record<keyof typeof en, string>;
