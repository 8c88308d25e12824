export default {
  'delete-protected.title': 'Deletion of a protected image',
  'delete-protected': '`{image}` cannot be deleted because it is protected.',
  'delete-published.title': 'Deletion of a published image',
  'delete-published': '`{image}` cannot be deleted because it is published. Withdraw it from KooGallery first.',
  'delete-creating.title': 'Deletion of an image that is still being created',
  'delete-creating': '`{image}` is `{status}`. It cannot be deleted until it is complete.',
  'delete-shared-org.title': 'Deletion of an image that is shared with an account or organization',
  'delete-shared-org':
    '`{image}` is shared with the account or organization `{recipient}`. Stop sharing before you delete it.',
  'delete-shared-org.evidence': 'Documented only by Open Telekom Cloud (2025-11); older pages allow it.',
  'delete-shared-project-impact.title': 'Deletion of an image that others use',
  'delete-shared-project-impact': '`{recipient}` loses access to `{image}` without notice.',
  'delete-shared-project-impact.evidence': 'Documented only by Open Telekom Cloud (2025-11).',
  'delete-not-owner.title': 'Deletion of an image that you do not own',
  'delete-not-owner': '`{image}` is {kind}. Only its owner can delete it.',
  'delete-in-use-impact.title': 'Deletion of an image that a server was created from',
  'delete-in-use-impact':
    '`{server}` was created from `{image}`. It keeps running, but it can no longer be reinstalled from the image.',
  'delete-in-use-impact.user':
    '`{user}` uses `{image}`, which this plan deletes. It is not changed, but it cannot be created again from the image.',
  'delete-backup-flag.title': 'Backups that remain after a full-ECS image is deleted',
  'delete-backup-flag': 'The backups of `{image}` remain and are billed unless `delete_backup` is `true`.',
  'delete-backup-flag.state':
    'The backups of `{image}` remain and are billed because `is_delete_backup` is not `true` in the state. Apply that change before the image is destroyed.',
  'delete-backup-flag.never':
    'The backups of `{image}` remain and are billed. Resources of this type cannot delete them.',
  'delete-backup-flag.needless': '`delete_backup` has no effect because `{image}` is not a full-ECS image.',
  'delete-exporting.title': 'Deletion of an image during its export',
  'delete-exporting':
    'Another step of this block exports `{image}`. The deletion may be rejected until the export is complete.',
  'delete-exporting.evidence':
    'Not documented; inferred from the error code IMG.0148, which does not name an operation.',
} as const;
