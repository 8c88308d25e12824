export default {
  'cross-region-encrypted.title': 'An encrypted image is copied to another region',
  'cross-region-encrypted':
    '`{image}` is encrypted: an encrypted image cannot be copied to another region, whatever its key',
  'cross-region-iso.title': 'An ISO image is copied to another region',
  'cross-region-iso': '`{image}` is an ISO image: ISO images cannot be copied to another region',
  'cross-region-size.title': 'An image too large for it is copied to another region',
  'cross-region-size':
    '`{image}` holds {size} GiB: a copy across regions may have {usual} GiB at the most, {raised} only where both regions are of {regions}',
  'cross-region-size.raised':
    '`{image}` holds {size} GiB: a copy across regions may have {raised} GiB at the most between {regions}, {usual} elsewhere',
  'cross-region-size.disputed':
    '`{image}` holds {size} GiB, and only one of the two regions is of {regions}, where {raised} GiB are permitted rather than {usual}; the documents do not say whether one is enough',
  'cross-region-size.min-disk':
    '`{image}` needs a disk of {size} GiB; if the image itself is as large, it may not cross: the limit is {usual} GiB, {raised} between {regions}',
  'cross-region-same-region.title': 'Source and target of a copy across regions are the same',
  'cross-region-same-region':
    '`{image}` lies in `{region}` already: source and target of a copy across regions must differ',
  'cross-region-site.title': 'A copy to a region of another Huawei Cloud website',
  'cross-region-site':
    '`{image}` is in `{region}`, and `{target}` belongs to another Huawei Cloud website, so the image cannot be copied there. Export it, download the file, upload it to a bucket in `{target}`, and import it there.',
  'cross-region-site.evidence': 'Implied by the endpoints of `eu-west-101`, which only the European website lists.',
  'cross-region-concurrency.title': 'More than five copies across regions run at the same time',
  'cross-region-concurrency':
    '{count} copies across regions start together in this block: a tenant may have {limit} at a time',
  'cross-region-agency-missing.title': 'A copy across regions names no agency that is delegated to IMS',
  'cross-region-agency-missing': 'a copy across regions needs `agency`, an IAM agency that is delegated to IMS',
  'cross-region-agency-missing.trust':
    '`{agency}` is delegated to `{service}`: a copy across regions needs one delegated to `IMS`',
  'cross-region-project-missing.title': 'A copy across regions names no project of the target region',
  'cross-region-project-missing': 'a copy across regions needs `project_name`, a project of the target region',
  'cross-region-project-missing.region':
    '`{project}` is a project of `{region}`: it must be one of the target region `{target}`',
  'cross-region-vault-missing.title': 'A full-ECS image is copied to another region without a vault there',
  'cross-region-vault-missing':
    '`{image}` is a full-ECS image: its copy needs `vault`, a replication vault in the target region',
  'cross-region-vault-missing.region':
    '`{vault}` lies in `{region}`: the vault must be in the target region `{target}`',
  'cross-region-vault-missing.needless': '`{image}` is a {kind} image: only a full-ECS image takes a vault',
  'cross-region-encrypted-full-ecs.title': 'A full-ECS image with an encrypted disk is copied to another region',
  'cross-region-encrypted-full-ecs':
    '`{image}` is a full-ECS image with an encrypted disk: it cannot leave the region, and no copy changes its encryption',
  'cross-region-agency-permission.title': 'The agency of a copy across regions lacks the rights for it',
  'cross-region-agency-permission': '`{agency}` lacks {policies}, which this copy needs in the target region',
  'cross-region-agency-permission.project':
    '`{agency}` holds its rights in other projects than that of the target region `{target}`',
  'cross-region-agency-permission.unknown':
    '`{agency}` has none of the policies that the documents name for this copy ({policies}); whether its own suffice is not known here',
  'cross-region-agency-scope.title': 'The rights of an agency are granted on all projects',
  'cross-region-agency-scope':
    'the rights of `{agency}` are granted on all projects: for a copy across regions they must be granted on the project of the target region',
  'cross-region-vault-unsuitable.title': 'The vault for a full-ECS image is of the wrong kind',
  'cross-region-vault-unsuitable': '`{vault}` has `{field}: {value}`, and `{wanted}` is needed here',
  'cross-region-vault-capacity.title': 'The vault has no room for a full-ECS image',
  'cross-region-vault-capacity': 'the image needs {need} GiB of `{vault}`, which has {free} GiB left at this step',
  'cross-region-full-ecs-regions.title': 'A full-ECS image is copied between regions that an older guide does not name',
  'cross-region-full-ecs-regions':
    'the newest pages (2025) name no regions for copies of full-ECS images; the guide of 2022 names only {regions}, and this copy goes beyond them',
  'cross-region-only-private.title': 'A public or market image is copied',
  'cross-region-only-private':
    '`{image}` is a {visibility} image: only private images can be copied; create a server from it and image that',
  'cross-region-shared-image.title': 'An image that was shared with you is copied to another region',
  'cross-region-shared-image':
    '`{image}` was shared with you: it can only be copied inside the region; copy it there first',
  'cross-region-key-parameter.title': 'A copy across regions names a key or an enterprise project',
  'cross-region-key-parameter':
    '`{field}` is no parameter of a copy across regions: encrypt the copy in the target region by a copy there',
  'cross-region-duplicate-backup.title': 'A full-ECS image is copied to the same region twice',
  'cross-region-duplicate-backup': 'the backup of `{image}` has been copied to `{target}` already',
} as const;
