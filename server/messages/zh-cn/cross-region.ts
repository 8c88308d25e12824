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
} as const satisfies Record<keyof typeof en, string>;
