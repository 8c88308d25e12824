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
} as const;
