import type en from '../en/delete';

export default {
  'delete-protected.title': '删除受保护的镜像',
  'delete-protected': '`{image}` 受保护，不能删除',
  'delete-published.title': '删除已发布的镜像',
  'delete-published': '`{image}` 已发布，请先下架再删除',
  'delete-creating.title': '删除创建中的镜像',
  'delete-creating': '`{image}` 的状态是 `{status}`，创建完成之前不能删除',
  'delete-shared-org.title': '删除共享给账号或组织的镜像',
  'delete-shared-org': '`{image}` 以账号或组织方式共享给 `{recipient}`，请先取消共享再删除',
  'delete-shared-project-impact.title': '删除他人正在使用的镜像',
  'delete-shared-project-impact': '`{recipient}` 将在没有通知的情况下失去 `{image}`',
  'delete-not-owner.title': '删除他人的镜像',
  'delete-not-owner': '`{image}` 是 {visibility} 镜像，只有所有者才能删除',
  'delete-in-use-impact.title': '删除创建过云服务器的镜像',
  'delete-in-use-impact': '删除 `{image}` 后 `{server}` 可继续运行，但不能再用它重装',
  'delete-backup-flag.title': '整机镜像的备份会保留',
  'delete-backup-flag': '未写 `delete_backup` 时，`{image}` 的备份会保留并继续计费',
  'delete-backup-flag.needless': '`{image}` 不是整机镜像，`delete_backup` 不起作用',
  'delete-exporting.title': '删除正在导出的镜像',
  'delete-exporting': '同块的另一步骤正在导出 `{image}`，请在导出之后再删除',
} as const satisfies Record<keyof typeof en, string>;
