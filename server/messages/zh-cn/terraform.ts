import type en from '../en/terraform';

export default {
  'because.tf-value': '`{argument}`的值写在这里。',
  'because.tf-defined': '`{address}`在这里定义。',
  'because.tf-region': 'Provider或资源的区域是`{region}`。',
  'because.tf-regions': '源镜像在`{region}`，副本在`{target}`。',
  'because.tf-provider-project': 'Provider的企业项目在这里设置。',
  'because.tf-disk-key': '系统盘的密钥在这里设置。',
  'fix.tf-remove': '删除`{argument}`',
  'fix.tf-set': '将`{argument}`设置为`{value}`',
  'fix.tf-depends-on': '将`{address}`添加到`depends_on`',
  'fix.tf-tag-blanks': '删除`=`两边的空格',
  'tf-copy-key-dropped.title': '跨区域复制时指定密钥',
  'tf-copy-key-dropped':
    '跨区域复制时Provider不发送`kms_key_id`，因此`{address}`不会加密。由于副本没有密钥，之后的每个计划都会替换它。',
  'tf-copy-eps-dropped.title': '跨区域复制时指定企业项目',
  'tf-copy-eps-dropped':
    '跨区域复制时Provider不发送`enterprise_project_id`，因此`{address}`创建在默认企业项目中。下一次apply会迁移它，但该调用中的区域是源区域。',
  'tf-copy-target-is-source.title': '目标区域与源区域相同',
  'tf-copy-target-is-source':
    '`target_region`就是源区域，因此`{address}`是区域内复制，`agency_name`和`vault_id`不起作用。',
  'tf-copy-argument-without-target.title': '缺少目标区域的复制参数',
  'tf-copy-argument-without-target': '未设置`target_region`，`{address}`是区域内复制，因此`{argument}`不起作用。',
  'because.tf-count': '实例的数量是列表的长度。',
  'tf-count-shift.title': '按列表中的位置编号的镜像',
  'tf-count-shift':
    '`{argument}`是列表中`count.index`处的元素。如果删除它之前的元素，之后的所有实例都会被删除并重新创建。请对集合或映射使用`for_each`。',
  'tf-count-shift.name':
    '`name`是列表中`count.index`处的元素。如果删除它之前的元素，之后所有实例的镜像都会改名，最后一个会被删除。请对集合或映射使用`for_each`。',
  'tf-order-missing.title': '资源没有等待它所需的资源',
  'of-instances': '仅涉及{instances}。',
  'of-instances.more': '仅涉及{instances}等，另有{more}个。',
  'tf-order-missing': '`{address}`不依赖`{earlier}`，因此Terraform会同时创建两者。{need}',
  'tf-order-missing.accepter': '共享镜像必须先接受才能复制。',
  'tf-order-missing.agency': '复制前委托必须已经存在。',
  'tf-order-missing.attachment': '磁盘必须先挂载到云服务器，才能创建镜像。',
  'tf-order-missing.bucket': '导出前桶必须已经存在。',
  'tf-order-missing.grant': '共享加密镜像前必须先授权密钥。',
  'tf-order-missing.share': '镜像必须先共享才能接受。',
  'tf-order-missing.upload': '文件必须先上传才能导入。',
  'tf-replace-reexports.title': '重复导出到同一个对象',
  'tf-replace-reexports':
    '`{address}`会被替换，但`bucket_url`不变。销毁导出资源不会删除OBS中的文件，而导出不会覆盖已有对象。请在对象名中使用镜像ID。',
  'tf-key-change-replaces.title': '更改密钥导致镜像被替换',
  'tf-key-change-replaces': '`{argument}`发生变化，因此`{address}`会被删除并重新创建。',
  'tf-key-change-replaces.dependents':
    '`{argument}`发生变化，因此`{address}`会被删除并重新创建，{dependents}也是。共享的接受者必须重新接受新镜像。',
  'tf-moving-source.title': '源镜像在下一个计划中可能不同',
  'tf-moving-source':
    '`{source}`以后可能查到其他镜像。届时`{argument}`发生变化，`{address}`会被删除并重新创建。请在数据源中设置`image_id`，或将`{argument}`添加到`ignore_changes`。',
  'tf-url-form.title': '对象URL的格式无效',
  'tf-url-form': '`{argument}`无效。格式必须是桶名、冒号和对象名，例如`my-bucket:web/web.qcow2`。',
  'tf-wrong-attribute.title': '引用了错误的属性',
  'tf-wrong-attribute': '`{argument}`必须是{needed}，而`{reference}`不是。请使用`{better}`。',
  'tf-wrong-attribute.plain': '`{argument}`必须是{needed}，而`{reference}`不是。',
  'tf-wrong-attribute.key': '密钥ID',
  'tf-wrong-attribute.agency': '委托名称',
  'tf-wrong-attribute.image': '镜像ID',
  'tf-wrong-attribute.project': '项目ID',
  'tf-wrong-attribute.bucket': '桶名',
  'tf-images-image-dropped.title': 'Provider不发送的参数',
  'tf-images-image-dropped': 'Provider只在有`image_url`时发送`{argument}`，因此它对`{address}`不起作用。',
  'tf-images-image-dropped.key':
    'Provider只在有`image_url`时发送`cmk_id`，因此只有磁盘或备份加密时`{address}`才会加密。',
  'tf-images-image-dropped.source': '有`{source}`时Provider不发送`{argument}`，因此它对`{address}`不起作用。',
  'tf-provider-eps-unused.title': '镜像不会使用Provider的企业项目',
  'tf-provider-eps-unused':
    '`{type}`不使用Provider的`enterprise_project_id`，因此`{address}`创建在默认企业项目中。如非本意，请在这里设置。',
  'tf-os-change-drops-key.title': '更换镜像时丢失系统盘密钥',
  'tf-os-change-drops-key':
    '`image_id`变化时会重新创建`{address}`的系统盘。此时Provider只在有`user_data`时发送`system_disk_kms_key_id`，因此新磁盘不会使用该密钥加密。',
  'tf-instance-key-change-lost.title': '系统盘密钥的更改不生效',
  'tf-instance-key-change-lost':
    '仅更改`system_disk_kms_key_id`不会触发任何调用，因此`{address}`的系统盘保持不变，之后的每个计划都会再次显示该更改。',
  'tf-protected-metadata.title': 'Terraform无法销毁的受保护镜像',
  'tf-protected-metadata': '`{address}`受保护，无法销毁，并且之后不能更改`protected`。',
  'tf-protected-metadata.replaces': '`{address}`受保护，无法销毁。更改`protected`会替换镜像，同样会失败。',
  'tf-refused-change.title': 'Provider拒绝的更改',
  'tf-refused-change':
    '`{address}`的`{argument}`不能更改，因此计划会失败。请将`enable_force_new`设为`"true"`以删除并重新创建资源，或撤销更改。',
  'tf-registration-owns-image.title': '注册资源会删除已有镜像',
  'tf-registration-owns-image': '销毁`{address}`会删除该镜像，尽管镜像不是由本配置创建的。',
  'tf-import-block-replaces.title': '导入的镜像会被替换',
  'tf-import-block-replaces': '该计划导入`{address}`后会删除镜像并重新创建。',
  'tf-import-block-replaces.arguments':
    '由于{arguments}，该计划导入`{address}`后会删除镜像并重新创建。Provider无法读取所有镜像的来源。',
  'tf-share-overlap.title': '同一镜像对同一项目的两次共享',
  'tf-share-overlap': '`{address}`和`{other}`将同一镜像共享给同一项目。销毁或更改其中一个，该项目就会失去这两个共享。',
  'tf-grant-to-user.title': '将共享镜像的密钥授权给用户',
  'tf-grant-to-user': '`{address}`将共享镜像的密钥授权给用户（`type`的默认值）。镜像的接受者是账号，需要`domain`。',
  'tf-region-needs-aksk.title': 'Provider无法调用的区域',
  'tf-region-needs-aksk': '`{argument}`不是Provider的区域`{region}`。其他区域需要`access_key`和`secret_key`。',
  'tf-region-needs-aksk.endpoint':
    '`{argument}`不是Provider的区域`{region}`。`endpoints`中有`ims`时，Provider不允许使用其他区域。',
  'tf-delete-backup-late.title': '`is_delete_backup`的更改太晚',
  'tf-delete-backup-late':
    '删除`{address}`的镜像时使用状态中`is_delete_backup`的旧值。请先应用`is_delete_backup`的更改。',
  'tf-cbd-same-name.title': '替换期间两个镜像同名',
  'tf-cbd-same-name': '由于`create_before_destroy`，替换`{address}`期间有两个镜像名为`{name}`，两者都计入配额。',
  'tf-timeout.title': '耗时操作没有设置超时时间',
  'tf-timeout': '`{address}`没有`timeouts`块，因此创建限时20分钟。',
  'tf-timeout.export':
    '`{address}`没有`timeouts`块，因此导出限时20分钟。超时后状态中没有该资源，下一次apply会再次导出到同一个对象。',
  'tf-metadata-tag-blanks.title': '标签等号两边有空格',
  'tf-metadata-tag-blanks': '标签`{tag}`的`=`两边有空格。',
  'tf-metadata-tag-blanks.evidence': '没有文档说明空格是否会成为键和值的一部分。',
} as const satisfies Record<keyof typeof en, string>;
