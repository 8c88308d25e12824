export default {
  'because.tf-value': 'The value of `{argument}` is written here.',
  'because.tf-defined': '`{address}` is defined here.',
  'because.tf-region': 'The region of the provider or of the resource is `{region}`.',
  'because.tf-regions': 'The source is in `{region}`, and the copy will be in `{target}`.',
  'because.tf-provider-project': 'The enterprise project of the provider is set here.',
  'because.tf-disk-key': 'The key of the system disk is set here.',
  'fix.tf-remove': 'Remove `{argument}`',
  'fix.tf-set': 'Set `{argument}` to `{value}`',
  'fix.tf-depends-on': 'Add `{address}` to `depends_on`',
  'fix.tf-in': '{fix} in `{place}`',
  'fix.tf-in-default': '{fix} in the default of `{place}`',
  'fix.tf-replaces-image': '{fix} (Terraform replaces an existing image)',
  'fix.tf-replaces': '{fix} (Terraform replaces an existing resource)',
  'fix.tf-refused': '{fix} (Terraform refuses this for an existing resource)',
  'fix.tf-destroys': '{fix} (Terraform destroys an existing one)',
  'fix.tf-tag-blanks': 'Remove the blanks around `=`',
  'tf-copy-key-dropped.title': 'A key for a copy in another region',
  'tf-copy-key-dropped':
    'The provider does not send `kms_key_id` with a copy to another region, so `{address}` will not be encrypted. Each later plan will replace it because it has no key.',
  'tf-copy-eps-dropped.title': 'An enterprise project for a copy in another region',
  'tf-copy-eps-dropped':
    'The provider does not send `enterprise_project_id` with a copy to another region, so `{address}` is created in the default enterprise project. The next apply moves it, but names the region of the source in that call.',
  'tf-copy-target-is-source.title': 'A target region that is the region of the source',
  'tf-copy-target-is-source':
    '`target_region` is the region of the source, so `{address}` is a copy within the region. `agency_name` and `vault_id` have no effect.',
  'tf-copy-argument-without-target.title': 'An argument of a copy that needs a target region',
  'tf-copy-argument-without-target':
    '`{argument}` has no effect because `target_region` is not set, so `{address}` is a copy within the region.',
  'because.tf-count': 'The number of instances is the length of the list.',
  'tf-count-shift.title': 'Images that are numbered by their place in a list',
  'tf-count-shift':
    '`{argument}` is the item of a list at `count.index`. If an item before it is removed, all later instances are deleted and created again. Use `for_each` over a set or a map.',
  'tf-count-shift.name':
    '`name` is the item of a list at `count.index`. If an item before it is removed, the images of all later instances are renamed, and the last one is deleted. Use `for_each` over a set or a map.',
  'tf-order-missing.title': 'A resource that does not wait for what it needs',
  'either-way': 'If the copy stays in its region: {stays} If it leaves the region: {leaves}',
  'of-instances': 'This applies only to {instances}.',
  'of-instances.more': 'This applies only to {instances} and {more} more.',
  'of-callers': 'Found only in {folders}.',
  'tf-order-missing': '`{address}` does not depend on `{earlier}`, so Terraform creates both at the same time. {need}',
  'tf-order-missing.accepter': 'A shared image must be accepted before it can be copied.',
  'tf-order-missing.agency': 'The agency must exist before it can be used for the copy.',
  'tf-order-missing.attachment': 'The disk must be attached to a server before an image of it can be created.',
  'tf-order-missing.bucket': 'The bucket must exist before an image can be exported to it.',
  'tf-order-missing.grant': 'The key must be granted before the encrypted image can be shared.',
  'tf-order-missing.share': 'An image must be shared before it can be accepted.',
  'tf-order-missing.upload': 'The file must be uploaded before it can be imported.',
  'tf-replace-reexports.title': 'A repeated export to the same object',
  'tf-replace-reexports':
    '`{address}` is replaced, but its `bucket_url` stays the same. Destroying an export leaves the file in OBS, and an export does not overwrite an object. Use the ID of the image in the name of the object.',
  'tf-key-change-replaces.title': 'A changed key that replaces an image',
  'tf-key-change-replaces': '`{address}` is deleted and created again because `{argument}` changes.',
  'tf-key-change-replaces.dependents':
    '`{address}` is deleted and created again because `{argument}` changes, and so are {dependents}. Recipients of a share must accept the new image.',
  'tf-moving-source.title': 'A source image that may be another one in the next plan',
  'tf-moving-source':
    '`{source}` may find another image later. `{address}` is deleted and created again then because `{argument}` changes. Set `image_id` in the data source, or add `{argument}` to `ignore_changes`.',
  'tf-url-form.title': 'Invalid form of the URL of an object',
  'tf-url-form':
    'Invalid `{argument}`. It must be the name of the bucket, a colon, and the object, such as `my-bucket:web/web.qcow2`.',
  'tf-wrong-attribute.title': 'A reference to the wrong attribute',
  'tf-wrong-attribute': '`{argument}` must be {needed}, but `{reference}` is not. Use `{better}`.',
  'tf-wrong-attribute.plain': '`{argument}` must be {needed}, but `{reference}` is not.',
  'tf-wrong-attribute.key': 'the ID of a key',
  'tf-wrong-attribute.agency': 'the name of an agency',
  'tf-wrong-attribute.image': 'the ID of an image',
  'tf-wrong-attribute.project': 'the ID of a project',
  'tf-wrong-attribute.bucket': 'the name of a bucket',
  'tf-images-image-dropped.title': 'An argument that the provider does not send',
  'tf-images-image-dropped':
    '`{argument}` has no effect on `{address}` because the provider sends it only with `image_url`.',
  'tf-images-image-dropped.key':
    'The provider sends `cmk_id` only with `image_url`, so `{address}` is encrypted only if its disks or its backup are.',
  'tf-images-image-dropped.source':
    '`{argument}` has no effect on `{address}` because the provider does not send it with `{source}`.',
  'tf-provider-eps-unused.title': 'An enterprise project of the provider that an image does not get',
  'tf-provider-eps-unused':
    '`{type}` does not use the `enterprise_project_id` of the provider, so `{address}` is created in the default enterprise project. Set it here if that is not intended.',
  'tf-os-change-drops-key.title': 'A change of the image that loses the key of the system disk',
  'tf-os-change-drops-key':
    'If `image_id` changes, the system disk of `{address}` is created again. The provider sends `system_disk_kms_key_id` then only together with `user_data`, so the new disk is not encrypted with that key.',
  'tf-instance-key-change-lost.title': 'A changed key of a system disk that is not applied',
  'tf-instance-key-change-lost':
    'A change of `system_disk_kms_key_id` alone makes no call, so the system disk of `{address}` stays as it is. Each later plan shows the change again.',
  'tf-protected-metadata.title': 'A protected image that Terraform cannot destroy',
  'tf-protected-metadata':
    '`{address}` cannot be destroyed because it is protected, and `protected` cannot be changed later.',
  'tf-protected-metadata.replaces':
    '`{address}` cannot be destroyed because it is protected. A change of `protected` replaces the image, which fails for the same reason.',
  'tf-refused-change.title': 'A change that the provider refuses',
  'tf-refused-change':
    '`{argument}` of `{address}` cannot be changed, so the plan fails. Set `enable_force_new` to `"true"` to delete the resource and create it again, or undo the change.',
  'tf-registration-owns-image.title': 'A registration that deletes an existing image',
  'tf-registration-owns-image':
    'Destroying `{address}` deletes the image, although this configuration did not create it.',
  'tf-import-block-replaces.title': 'An imported image that is replaced',
  'tf-import-block-replaces': 'This plan imports `{address}`, deletes the image, and creates it again.',
  'tf-import-block-replaces.arguments':
    'This plan imports `{address}`, deletes the image, and creates it again because of {arguments}. The provider cannot read the source of every image.',
  'tf-share-overlap.title': 'Two shares of an image with the same project',
  'tf-share-overlap':
    '`{address}` and `{other}` share an image with the same project. If one of them is destroyed or changed, the project loses the image of both.',
  'tf-grant-to-user.title': 'A grant of the key of a shared image to a user',
  'tf-grant-to-user':
    '`{address}` grants the key of a shared image to a user, which is the default of `type`. The recipient of an image is an account, which needs `domain`.',
  'tf-region-needs-aksk.title': 'A region that the provider cannot call',
  'tf-region-needs-aksk':
    '`{argument}` is not `{region}`, the region of the provider. Other regions need `access_key` and `secret_key`.',
  'tf-region-needs-aksk.endpoint':
    '`{argument}` is not `{region}`, the region of the provider. The provider does not allow other regions because `endpoints` contains `ims`.',
  'tf-delete-backup-late.title': 'A change of `is_delete_backup` that comes too late',
  'tf-delete-backup-late':
    'The image of `{address}` is deleted with the old value of `is_delete_backup` from the state. Apply the change of `is_delete_backup` first.',
  'tf-cbd-same-name.title': 'Two images of one name during a replacement',
  'tf-cbd-same-name':
    'While `{address}` is replaced, two images are named `{name}` because of `create_before_destroy`. Both count toward the quota.',
  'tf-timeout.title': 'A long operation without its own timeout',
  'tf-timeout': '`{address}` has no `timeouts` block, so its creation is limited to 20 minutes.',
  'tf-timeout.export':
    '`{address}` has no `timeouts` block, so the export is limited to 20 minutes. After a timeout the state does not have it, so the next apply exports to the same object again.',
  'tf-metadata-tag-blanks.title': 'Blanks around the equal sign of a tag',
  'tf-metadata-tag-blanks': 'The tag `{tag}` has blanks around `=`.',
  'tf-metadata-tag-blanks.evidence': 'It is not documented whether the blanks become part of the key and the value.',
} as const;
