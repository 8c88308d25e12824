export default {
  'create-file-parameters-other-source.title': 'Parameter of image files in an image from a server or disk',
  'create-file-parameters-other-source': '`{field}` is a parameter of image files. `{action}` does not have it.',
  'data-image-disk-size.title': 'Disk of more than 1 TiB as the source of an image',
  'data-image-disk-size':
    'The disk is {size} GiB. Images can be created only from disks of up to {limit} GiB; create a full-ECS image instead.',
  'system-image-disk-size.title': 'System disk of more than 1 TiB as the source of an image',
  'system-image-disk-size':
    'The system disk is {size} GiB. System disk images can be created only from disks of up to {limit} GiB.',
  'data-image-ram-ignored.title': 'Memory limit of a data disk image',
  'data-image-ram-ignored': '`{field}` is ignored when a data disk image is created from a disk.',
  'create-32bit-memory.title': 'More memory than a 32-bit system can use',
  'create-32bit-memory':
    '`{version}` is a 32-bit system. Servers created from the image can have at most {limit} MB of memory.',
  'create-32bit-memory.evidence': 'Documented only by Open Telekom Cloud (2026-04).',
  'data-image-system-parameters.title': 'Parameter of system disk images in a data disk image',
  'data-image-system-parameters': '`{field}` does not apply to data disk images.',
  'full-ecs-vault-required.title': 'Missing vault for a full-ECS image',
  'full-ecs-vault-required':
    'Missing `vault`. A full-ECS image of a server is created through a CBR backup, which needs a server backup vault.',
  'full-ecs-vault-with-backup.title': 'Vault for a full-ECS image from a backup',
  'full-ecs-vault-with-backup':
    '`vault` applies only when the source is a server, because a backup is already stored in a vault.',
  'full-ecs-type-with-server.title': 'Backup service for a full-ECS image from a server',
  'full-ecs-type-with-server': '`whole_image_type` applies only when the source is a backup.',
  'full-ecs-backup-once.title': 'Second full-ECS image from one backup',
  'full-ecs-backup-once':
    'An image has already been created from `{backup}`. A backup can be used for only one full-ECS image at a time.',
  'full-ecs-vault-type.title': 'Vault that is not a server backup vault',
  'full-ecs-vault-type': '`{vault}` is a {value} vault, but a full-ECS image needs a server backup vault.',
  'full-ecs-vault-protect-type.title': 'Vault with the wrong protection type',
  'full-ecs-vault-protect-type':
    'The protection type of `{vault}` is {value}, but a full-ECS image needs a vault for backup.',
  'full-ecs-vault-status.title': 'Vault that is not available',
  'full-ecs-vault-status': '`{vault}` is `{value}`. The vault must be available or locked.',
  'full-ecs-vault-region.title': 'Vault in another region than the server',
  'full-ecs-vault-region':
    '`{vault}` is in `{home}`, but the server is in `{region}`. Both must be in the same region.',
  'full-ecs-vault-one.title': 'Second vault for a server',
  'full-ecs-vault-one': '`{server}` is already in `{vault}`. A server can be in only one vault.',
  'full-ecs-vault-capacity.title': 'Vault without enough space for a server',
  'full-ecs-vault-capacity':
    'The disks of the server are {need} GiB, but `{vault}` has only {free} GiB left at this step. The backup may fail.',
  'data-image-disk-attached.title': 'Disk that is not attached to the server',
  'data-image-disk-attached':
    '`{disk}` is not one of the data disks of `{server}`. A disk must be attached to the server when an image is created from it.',
  'data-image-disk-attached.nowhere':
    '`{disk}` is created and imaged here, but nothing attaches it to a server. An image of a disk needs a disk that is attached.',
  'data-image-disk-attached.system-disk':
    '`{disk}` is the system disk of `{server}`. Use `create-from-server` to create an image from it.',
  'data-image-disk-attached.implied':
    'Implied by the user guide, which creates images only from data disks in this way.',
  'data-image-file-range.title': 'Disk size of a data disk image out of range',
  'data-image-file-range': '`min_disk` of a data disk image must be {least} to {most} GiB.',
  'data-image-file-range.fast': '`min_disk` of a data disk image must be {least} to {most} GiB for fast import.',
  'data-image-file-range.disputed':
    'The documents disagree: the API reference (2026-01) says so, but the user guide of Open Telekom Cloud (2026-04) allows {least} GiB and more.',
  'system-image-data-disks-attached.title': 'Data disks on the source of a system disk image',
  'system-image-data-disks-attached':
    '`{server}` has {count} data disks. Detach all of them and remove their entries from `/etc/fstab` first, or servers created from the image may be unusable.',
  'system-image-volume-os-version.title': 'Missing OS version for a system disk image from a data disk',
  'system-image-volume-os-version': 'Missing `os_version`. IMS cannot check which OS is on the disk.',
  'full-ecs-not-bms.title': 'Full-ECS image of a bare-metal server',
  'full-ecs-not-bms': '`{server}` is a bare-metal server. Full-ECS images can be created only from ECSs.',
  'full-ecs-not-bms.backup':
    '`{backup}` is a backup of `{server}`, which is a bare-metal server. Full-ECS images can be created only from backups of ECSs.',
  'bms-server-stopped.title': 'Image of a bare-metal server that is not stopped',
  'bms-server-stopped':
    '`{server}` is `{status}`. A bare-metal server must be stopped before an image is created from it.',
  'bms-evs-system-disk.title': 'Image of a bare-metal server that boots from a local disk',
  'bms-evs-system-disk':
    '`{server}` boots from a local disk. Images can be created only from bare-metal servers that boot from an EVS disk.',
  'bms-no-data-disk-image.title': 'Image of a data disk of a bare-metal server',
  'bms-no-data-disk-image': '`{server}` is a bare-metal server. Images cannot be created from its data disks.',
  'full-ecs-backup-shared-disk.title': 'CSBS backup with a shared disk',
  'full-ecs-backup-shared-disk':
    '`{backup}` is a CSBS backup with a shared disk. A full-ECS image cannot be created from it.',
  'full-ecs-backup-status.title': 'Backup that is not available',
  'full-ecs-backup-status': '`{backup}` is `{status}`. A backup must be available before an image is created from it.',
  'full-ecs-backup-status.vault':
    '`{backup}` is in `{vault}`, which is `{status}`. The vault of the backup must be available or locked.',
  'full-ecs-backup-status.early':
    '`{backup}` is `{status}`. Until it is available, an image can be created from it only if CBR shows “Image can be created”.',
  'full-ecs-backup-system-disk.title': 'Backup without the system disk',
  'full-ecs-backup-system-disk':
    '`{backup}` does not contain a system disk. A full-ECS image cannot be created from it.',
  'full-ecs-backup-csbs-retired.title': 'Full-ECS image from a CSBS backup',
  'full-ecs-backup-csbs-retired': '`{backup}` is a CSBS backup. CBR is replacing CSBS, so IMS may reject the image.',
  'full-ecs-backup-foreign.title': 'Share of a full-ECS image from a shared backup',
  'full-ecs-backup-foreign':
    '`{image}` was created from a backup that `{owner}` shared with you. Such a full-ECS image cannot be shared.',
  'full-ecs-replica-once.title': 'Second copy of a full-ECS image across regions',
  'full-ecs-replica-once':
    '`{image}` was copied across regions. A copy of a full-ECS image cannot be copied across regions again.',
  'quota-concurrent-create.title': 'More than 40 image creations at the same time',
  'quota-concurrent-create':
    'This block creates {count} images at the same time, but at most {limit} creation tasks can run concurrently.',
  'server-status.title': 'Image of a server that is neither running nor stopped',
  'server-status': '`{server}` is `{status}`. An ECS must be running or stopped when an image is created from it.',
  'server-busy.title': 'Server used twice at the same time',
  'server-busy': 'Another step of this block uses `{server}` at the same time. IMS may reject the second one.',
  'disk-dedicated-storage.title': 'Image of a disk on dedicated storage',
  'disk-dedicated-storage':
    '`{source}` has a disk on dedicated storage ({storage}). Images cannot be created from such disks.',
  'disk-dedicated-storage.disk':
    '`{source}` is a disk on dedicated storage ({storage}). Images cannot be created from such disks.',
  'ram-order.title': '`min_ram` greater than `max_ram`',
  'ram-order': '`min_ram` ({low} MB) is greater than `max_ram` ({high} MB), so no server flavor fits.',
  'ram-order.evidence': 'Not documented; inferred from the meaning of the two fields.',
} as const;
