/** What messages say about configurations and plans of Terraform instead: `ID.tf` replaces `ID`. */
export default {
  'copy-decrypt-by-omission.tf':
    'The copy of the encrypted image `{image}` will not be encrypted because no `key` is set. If that is intended, disable this rule with a comment.',
  'copy-same-key.tf':
    '`{image}` is already encrypted with `{key}`. Set another key, or remove `key` to decrypt the copy.',
  'full-ecs-vault-capacity.tf':
    'The disks of the server are {need} GiB, but `{vault}` has only {free} GiB left then. The backup may fail.',
  'server-busy.tf':
    'Another resource uses `{server}` at the same time because none of them depends on the other. IMS may reject the second one.',
  'cross-region-concurrency.all.tf':
    '{count} copies can run at the same time, because none of them depends on another one. An account can run {limit} at a time.',
  'cross-region-vault-capacity.tf': 'The image needs {need} GiB in `{vault}`, which has {free} GiB left then.',
  'cross-region-duplicate-backup.tf': 'The backup of `{image}` is already copied to `{target}` by another resource.',
  'export-target-exists.tf':
    '`{object}` already exists in `{bucket}`, or another resource writes it. Exports do not overwrite objects.',
  'checks.title.tf': 'Check results of this resource',
  'because.declared.tf': '`{field}` of `{name}` is `{value}`.',
  'because.default-kind.tf': 'This resource creates a {kind} image.',
  'because.made-by.tf': '`{name}` is created here.',
  'because.region-default.tf': 'The region of `{name}` is that of the provider, `{region}`.',
  'because.manifest-region.tf': 'The region of the provider is `{region}`.',
  'because.account-default.tf': '`{name}` belongs to the account of the default provider.',
  'because.acts.tf': 'The provider is `{account}`.',
  'because.site.tf': 'The site is `{site}`.',
  'because.quota.tf': 'The quota `{field}` is {value}.',
  'because.declared-key.tf': '`{name}` has the key `{key}`.',
  'because.step-field.tf': '`{field}` is `{value}`.',
  'because.updated-here.tf': '`{field}` is changed here.',
  'because.not-declared.tf': '`{name}` is not in this configuration.',
  'export-quick-format.tf': 'Remove `file_format`. Fast export always writes zvhd2.',
  'share-recipient-list-empty.tf': 'Name at least one project in `target_project_ids`.',
  'use-after-delete.tf': 'This plan deletes `{image}`, and nothing makes Terraform use it before.',
  'parallel-conflict.tf':
    'Two resources change or delete `{image}` at the same time because none of them depends on the other.',
  'parallel-conflict.export.tf':
    'Two resources export `{image}` at the same time. IMS may reject the second one while the first one is running.',
  'parallel-conflict.used.tf': '`{image}` is deleted and used at the same time because nothing depends on the other.',
  'image-quota.tf': 'This image exceeds the default quota of {limit} private images in `{region}`.',
  'image-quota.of.tf': 'This image exceeds the default quota of {limit} private images of `{account}` in `{region}`.',
  'image-quota.declared.tf': 'This image exceeds the quota of private images in `{region}`, which is {limit}.',
  'image-quota.declared.of.tf':
    'This image exceeds the quota of private images of `{account}` in `{region}`, which is {limit}.',
  'image-not-visible.tf': '`{image}` belongs to {owner} and is not shared with {account}. Share it first.',
  'foreign-resource.tf': '`{name}` belongs to {owner}, but the provider of this resource is {account}.',
  'share-cross-region.none.tf':
    'No project of `{account}` in `{region}` is known. `{image}` can be shared only with a project of that region.',
  'share-self.tf': 'An image cannot be shared with the project that it is in.',
  'share-self.other.tf': 'An image of `{account}` cannot be shared with the account or project that it is in.',
  'share-call-too-many-projects.tf':
    'This image is shared with {count} projects at once. The console accepts up to {limit} projects at a time.',
  'share-not-shared.together.tf':
    '`{image}` is shared with {account} at the same time, so the share may not exist yet. Add `depends_on`.',
  'share-not-shared.later.tf': '`{image}` is shared with {account} only later.',
  'with-evidence.site.tf': 'This applies only to accounts of the site {sites}.',
  'quota-concurrent-create.tf':
    '{count} images are created at the same time, but at most {limit} creation tasks can run concurrently.',
  'delete-exporting.tf':
    'Another resource exports `{image}`. The deletion may be rejected until the export is complete.',
  'fix.set-field.tf': 'Set `{field}` to `{value}`',
  'fix.add-field.tf': 'Set `{field}` to `{value}`',
  'fix.copy-with-key.tf': 'Copy `{image}` with the key `{key}` first and use the copy',
  'fix.copy-without-key.tf': 'Copy `{image}` without a key first and use the unencrypted copy',
  'fix.copy-own.tf': 'Copy `{image}` to a private image first and use the copy',
  'fix.declare-key-and-copy.tf': 'Create a custom key `{key}`, copy `{image}` with it first, and use the copy',
  'fix.declare-enabled.tf': 'Enable `{key}`',
  'fix.grant-on-project.tf': 'Grant the permissions of `{agency}` only for the project `{project}`',
  'fix.remove-step.tf': 'Remove this resource',
  'fix.move-share.tf': 'Add the share of `{image}` to `depends_on`',
  'fix.copy-unencrypted.tf': 'Leave the copy unencrypted',
  'check.coverage.tf': '{address}, {action}: {violated} failed, {verified} passed, {unverified} not checked',
  'hover.declared.tf': 'Set here.',
  'hover.settle.tf':
    'Declare `{field}` for `{name}` in `{section}` of a manifest that the setting `declarations` names',
} as const;
