import type en from '../en/cross-region';

export default {
  'cross-region-encrypted.title': '跨区域复制加密镜像',
  'cross-region-encrypted': '`{image}`是加密镜像。无论使用哪个密钥，加密镜像都不能跨区域复制。',
  'cross-region-iso.title': '跨区域复制ISO镜像',
  'cross-region-iso': '`{image}`是ISO镜像。ISO镜像不能跨区域复制。',
  'cross-region-size.title': '跨区域复制过大的镜像',
  'cross-region-size':
    '`{image}`大小为{size} GiB。跨区域复制的镜像不能超过{usual} GiB；两端区域都属于{regions}时不能超过{raised} GiB。',
  'cross-region-size.disk':
    '`{image}`需要{size} GiB的磁盘，镜像可能超过上限。跨区域复制的镜像不能超过{usual} GiB；两端区域都属于{regions}时不能超过{raised} GiB。',
  'cross-region-size.one-end': '文档未说明只有一端区域在列表中时是否适用较高的上限。',
  'cross-region-size.site':
    '各文档说法不一：中国站的页面允许这些区域之间{raised} GiB，而国际站的API参考（2026-01）对所有区域都只允许{usual} GiB。',
  'cross-region-same-region.title': '跨区域复制的目标区域与源区域相同',
  'cross-region-same-region': '`{image}`已在`{region}`。跨区域复制的源区域与目标区域必须不同。',
  'cross-region-site.title': '复制到其他华为云网站的区域',
  'cross-region-site':
    '`{image}`位于`{region}`，而`{target}`属于另一个华为云网站，因此不能复制过去。请导出镜像，下载文件，上传到`{target}`的桶，再在那里导入。',
  'cross-region-site.evidence': '由`eu-west-101`的终端节点得出，该终端节点只有欧洲站列出。',
  'cross-region-concurrency.title': '同时进行的复制过多',
  'cross-region-concurrency.graph':
    '有{count}个跨区域复制可同时运行，因为它们之间没有依赖关系。单个租户同时最多{limit}个。',
  'cross-region-concurrency': '此块中有{count}个跨区域复制可同时运行。单个租户同时最多{limit}个。',
  'cross-region-concurrency.all': '此块中有{count}个复制可同时运行。单个租户同时最多{limit}个。',
  'cross-region-concurrency.disputed': '各文档说法不一：欧洲站的产品介绍限制所有复制任务，而API参考只限制跨区域复制。',
  'cross-region-agency-missing.title': '跨区域复制未指定IMS云服务委托',
  'cross-region-agency-missing': '跨区域复制需要`agency`，即委托给IMS的IAM委托的名称。',
  'cross-region-agency-missing.trust': '`{agency}`委托给了`{service}`。跨区域复制需要委托给IMS的委托。',
  'cross-region-project-missing.title': '跨区域复制未指定目标区域的项目',
  'cross-region-project-missing': '跨区域复制需要`project_name`，即目标区域的项目。',
  'cross-region-project-missing.region': '`{project}`是`{region}`的项目。此处须为目标区域`{target}`的项目。',
  'cross-region-vault-missing.title': '跨区域复制整机镜像时未指定目标区域的存储库',
  'cross-region-vault-missing': '`{image}`是整机镜像。跨区域复制需要`vault`，即目标区域的复制类型存储库。',
  'cross-region-vault-missing.csbs':
    '各文档说法不一：API参考要求所有整机镜像都指定存储库，而用户指南（2022年）只对云备份创建的整机镜像提供该选项。',
  'cross-region-vault-missing.region': '`{vault}`位于`{region}`，但存储库须在目标区域`{target}`。',
  'cross-region-vault-missing.needless': '`{image}`是{kind}，`vault`不起作用。只有整机镜像才需要存储库。',
  'cross-region-encrypted-full-ecs.title': '跨区域复制含加密磁盘的整机镜像',
  'cross-region-encrypted-full-ecs':
    '`{image}`是含加密磁盘的整机镜像。它不能跨区域复制，也无法通过复制改变其加密属性。',
  'cross-region-agency-permission.title': '跨区域复制所用委托缺少权限',
  'cross-region-agency-permission': '`{agency}`没有此复制在目标区域所需的策略（{policies}）。',
  'cross-region-agency-permission.project': '`{agency}`在其他项目中有权限，但在镜像要复制到的项目`{project}`中没有。',
  'cross-region-agency-permission.unknown':
    '`{agency}`没有文档为此复制列出的策略（{policies}）。请确认其自有策略是否足够。',
  'cross-region-agency-scope.title': '委托在所有项目中授权',
  'cross-region-agency-scope':
    '`{agency}`的权限授予了所有项目。2024年及以前的指南说明这样的委托不生效。请在目标区域的项目中授权。',
  'cross-region-vault-unsuitable.title': '存储库不适用于整机镜像',
  'cross-region-vault-unsuitable': '`{vault}`的`{field}`是`{value}`，而跨区域复制整机镜像时须为{wanted}。',
  'cross-region-vault-unsuitable.accept': '`{vault}`的`{field}`是`{value}`，而接受整机镜像时须为{wanted}。',
  'cross-region-vault-unsuitable.region':
    '`{vault}`位于`{region}`，而`{image}`位于`{home}`。存储库须与镜像在同一区域。',
  'cross-region-vault-unsuitable.implied': '由API参考得出：其中要求使用您自己项目的存储库。',
  'cross-region-vault-capacity.title': '存储库容量不足以存放整机镜像',
  'cross-region-vault-capacity': '镜像需要`{vault}`的{need} GiB，而执行此步骤时仅剩{free} GiB。',
  'cross-region-vault-capacity.exact': '各文档说法不一：IMS指南要求不小于该容量，而CBR指南要求剩余空间大于备份大小。',
  'cross-region-full-ecs-regions.title': '在文档未列出的区域之间复制整机镜像',
  'cross-region-full-ecs-regions':
    '`{image}`是整机镜像。整机镜像只能在部分区域之间复制（2026年6月的指南）。最近一次公布的列表（2022年）为{regions}，此复制不在其中。稳妥的做法是用该镜像创建云服务器，再复制其各磁盘的镜像。',
  'cross-region-only-private.title': '复制公共镜像或市场镜像',
  'cross-region-only-private':
    '`{image}`是{kind}。只有私有镜像可以复制。请用它创建云服务器，再用该云服务器创建镜像并复制。',
  'cross-region-shared-image.title': '跨区域复制他人共享的镜像',
  'cross-region-shared-image': '`{image}`是他人共享的镜像，只能在区域内复制。请先在区域内复制，再复制该副本。',
  'cross-region-shared-image.never': '`{image}`是他人共享的镜像，不能跨区域复制。',
  'cross-region-key-parameter.title': '跨区域复制指定了密钥或企业项目',
  'cross-region-key-parameter': '跨区域复制不能加密，`key`不起作用。如需加密副本，请在目标区域内使用密钥再复制一次。',
  'cross-region-key-parameter.enterprise-project': '跨区域复制没有`enterprise_project_id`参数。副本属于默认企业项目。',
  'cross-region-key-parameter.evidence': '文档未说明，由API参考推断得出：其中没有该参数。',
  'cross-region-duplicate-backup.title': '整机镜像两次复制到同一区域',
  'cross-region-duplicate-backup': '`{image}`的备份已由前面的步骤复制到`{target}`。',
} as const satisfies Record<keyof typeof en, string>;
