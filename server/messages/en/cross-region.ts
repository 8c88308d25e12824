export default {
  'cross-region-encrypted.title': 'A copy of an encrypted image across regions',
  'cross-region-encrypted':
    '`{image}` is encrypted. Encrypted images cannot be copied to another region, whichever key they use.',
  'cross-region-iso.title': 'A copy of an ISO image across regions',
  'cross-region-iso': '`{image}` is an ISO image. ISO images cannot be copied to another region.',
  'cross-region-size.title': 'A copy across regions of an image that is too large',
  'cross-region-size':
    '`{image}` is {size} GiB. Copies across regions are limited to {usual} GiB, or to {raised} GiB if both regions are among {regions}.',
  'cross-region-size.disk':
    '`{image}` needs a disk of {size} GiB, so the image may be larger than the limit. Copies across regions are limited to {usual} GiB, or to {raised} GiB if both regions are among {regions}.',
  'cross-region-size.one-end':
    'The documents do not say whether the higher limit applies if only one of the two regions is in the list.',
  'cross-region-size.site':
    'The documents disagree: the pages of the Chinese site allow {raised} GiB between these regions, but the API reference of the International site (2026-01) allows {usual} GiB in every region.',
  'cross-region-same-region.title': 'A copy across regions to the same region',
  'cross-region-same-region':
    '`{image}` is already in `{region}`. The source and the target of a copy across regions must be different regions.',
  'cross-region-site.title': 'A copy to a region of another Huawei Cloud website',
  'cross-region-site':
    '`{image}` is in `{region}`, and `{target}` belongs to another Huawei Cloud website, so the image cannot be copied there. Export it, download the file, upload it to a bucket in `{target}`, and import it there.',
  'cross-region-site.evidence': 'Implied by the endpoints of `eu-west-101`, which only the European website lists.',
  'cross-region-concurrency.title': 'Too many copies at the same time',
  'cross-region-concurrency.graph':
    '{count} copies across regions can run at the same time, because none of them depends on another one. An account can run {limit} at a time.',
  'cross-region-concurrency':
    '{count} copies across regions can run at the same time in this block. An account can run {limit} at a time.',
  'cross-region-concurrency.all':
    '{count} copies can run at the same time in this block. An account can run {limit} at a time.',
  'cross-region-concurrency.disputed':
    'The documents disagree: the European service overview limits all copies, but the API reference limits only copies across regions.',
  'cross-region-agency-missing.title': 'A copy across regions without an agency of IMS',
  'cross-region-agency-missing':
    'A copy across regions needs `agency`, the name of an IAM agency that is delegated to IMS.',
  'cross-region-agency-missing.trust':
    '`{agency}` is delegated to `{service}`. A copy across regions needs an agency that is delegated to IMS.',
  'cross-region-project-missing.title': 'A copy across regions without a project of the target region',
  'cross-region-project-missing': 'A copy across regions needs `project_name`, a project of the target region.',
  'cross-region-project-missing.region':
    '`{project}` is a project of `{region}`. The project must be one of the target region `{target}`.',
  'cross-region-vault-missing.title': 'A copy of a full-ECS image across regions without a vault in the target region',
  'cross-region-vault-missing':
    '`{image}` is a full-ECS image. Its copy needs `vault`, a replication vault in the target region.',
  'cross-region-vault-missing.csbs':
    'The documents disagree: the API reference requires a vault for every full-ECS image, but the user guide (2022) offers one only for images from CBR backups.',
  'cross-region-vault-missing.region':
    '`{vault}` is in `{region}`, but the vault must be in the target region `{target}`.',
  'cross-region-vault-missing.needless':
    '`vault` has no effect because `{image}` is a {kind} image. Only full-ECS images need a vault.',
  'cross-region-encrypted-full-ecs.title': 'A copy of a full-ECS image with an encrypted disk across regions',
  'cross-region-encrypted-full-ecs':
    '`{image}` is a full-ECS image with an encrypted disk. It cannot be copied to another region, and no copy can change its encryption.',
  'cross-region-agency-permission.title': 'An agency without the permissions for a copy across regions',
  'cross-region-agency-permission':
    '`{agency}` does not have the policy that this copy needs in the target region ({policies}).',
  'cross-region-agency-permission.project':
    '`{agency}` has permissions in other projects, but none in `{project}`, the project that the image is copied to.',
  'cross-region-agency-permission.unknown':
    '`{agency}` has none of the policies that the documents name for this copy ({policies}). Check whether its own policies are sufficient.',
  'cross-region-agency-scope.title': 'An agency with permissions in all projects',
  'cross-region-agency-scope':
    '`{agency}` has its permissions in all projects. Guides up to 2024 say that such an agency does not work. Grant the permissions in the project of the target region.',
  'cross-region-vault-unsuitable.title': 'A vault that is not suitable for a full-ECS image',
  'cross-region-vault-unsuitable':
    '`{field}` of `{vault}` is `{value}`, but a copy of a full-ECS image across regions needs {wanted}.',
  'cross-region-vault-unsuitable.accept':
    '`{field}` of `{vault}` is `{value}`, but accepting a full-ECS image needs {wanted}.',
  'cross-region-vault-unsuitable.region':
    '`{vault}` is in `{region}`, but `{image}` is in `{home}`. The vault must be in the region of the image.',
  'cross-region-vault-unsuitable.implied': 'Implied by the API reference, which asks for a vault of your own project.',
  'cross-region-vault-capacity.title': 'A vault without enough space for a full-ECS image',
  'cross-region-vault-capacity': 'The image needs {need} GiB in `{vault}`, which has {free} GiB left at this step.',
  'cross-region-vault-capacity.exact':
    'The documents disagree: the IMS guide asks for at least this much, but the CBR guide asks for more space than the backup takes.',
  'cross-region-full-ecs-regions.title': 'A copy of a full-ECS image between regions that no document names',
  'cross-region-full-ecs-regions':
    '`{image}` is a full-ECS image. Full-ECS images can be copied only between certain regions (guide of 2026-06). The last published list (2022) has {regions}, and this copy is not between two of them. To be sure, create a server from the image and copy images of its disks.',
  'cross-region-only-private.title': 'A copy of a public or marketplace image',
  'cross-region-only-private':
    '`{image}` is {kind}. Only private images can be copied. Create a server from it, create an image from that server, and copy that image.',
  'cross-region-shared-image.title': 'A copy across regions of an image that another account shares',
  'cross-region-shared-image':
    '`{image}` is shared by another account, so it can be copied only within its region. Copy it there first, and then copy the copy.',
  'cross-region-shared-image.never':
    '`{image}` is shared by another account, so it cannot be copied to another region.',
  'cross-region-key-parameter.title': 'A copy across regions with a key or an enterprise project',
  'cross-region-key-parameter':
    'A copy across regions cannot be encrypted, so `key` has no effect. To encrypt the copy, copy it again within the target region with a key.',
  'cross-region-key-parameter.enterprise-project':
    '`enterprise_project_id` is not a parameter of a copy across regions. The copy goes to the default enterprise project.',
  'cross-region-key-parameter.evidence':
    'Not documented; inferred from the API reference, which does not list this parameter.',
  'cross-region-duplicate-backup.title': 'A second copy of a full-ECS image to the same region',
  'cross-region-duplicate-backup': 'The backup of `{image}` was already copied to `{target}` by an earlier step.',
} as const;
