import type { randomOf } from './edits';
import { configurationOf, manifestOf, region, type Json, type Pair, type Part } from './pair-texts';

type Random = ReturnType<typeof randomOf>;
const osVersions = ['CentOS 7.9 64bit', 'Ubuntu 22.04 server 64bit', 'Windows Server 2019 Standard 64bit', 'No such 1'];
const extensions = ['qcow2', 'zvhd2', 'vmdk', 'raw', 'iso', 'vhd', 'ova'];

/** A reference to the ID of a resource. */
const idOf = (to: string) => ({ to, attribute: 'id' });

class Writer {
  private readonly parts: Part[] = [];
  private readonly images: string[] = [];
  /** The volumes that are attached to each server. */
  private readonly disks = new Map<string, readonly (readonly [string, Json])[]>();
  /** Images of the current stage. */
  private fresh: string[] = [];
  private steps = 0;
  private stage = 0;

  constructor(private readonly random: Random) {}

  private any<T>(...from: readonly T[]): T {
    return from[this.random(from.length)] as T;
  }

  /** Mostly the first value. */
  private mostly<T>(usual: T, ...others: readonly T[]): T {
    return this.random(6) > 0 ? usual : this.any(...others);
  }

  private add(part: Part): void {
    this.parts.push(part.section === undefined ? { ...part, stage: this.stage } : part);
  }

  /** Later stages can use an image. */
  private made(name: string): void {
    this.fresh.push(name);
  }

  private things(): void {
    for (const name of ['k0', 'k1']) {
      const is_enabled = this.mostly(true, false);
      const spec = this.mostly('AES_256', 'RSA_2048');
      this.add({
        name,
        type: 'kms_key',
        arguments: { key_alias: name, is_enabled, key_algorithm: spec },
        section: 'keys',
        manifest: { alias: name, state: is_enabled ? 'enabled' : 'disabled', spec, region },
      });
    }
    for (const name of ['bucket-a', 'bucket-b']) {
      const storage_class = this.mostly('STANDARD', 'WARM', 'COLD');
      this.add({
        name,
        type: 'obs_bucket',
        arguments: { bucket: name, storage_class },
        section: 'buckets',
        manifest: { name, storage_class, region, encryption: 'none' },
      });
    }
    const type = this.mostly('server', 'disk');
    const protect_type = this.mostly('backup', 'replication');
    const capacity = this.mostly(1000, 20);
    this.add({
      name: 'v0',
      type: 'cbr_vault',
      arguments: { name: 'v0', type, protection_type: protect_type, size: capacity },
      section: 'vaults',
      manifest: { type, protect_type, capacity, auto_expand: false, status: 'available', region },
    });
    const trusts = this.mostly('op_svc_ims', 'op_svc_ecs');
    this.add({
      name: 'a0',
      type: 'identity_agency',
      arguments: { name: 'a0', delegated_service_name: trusts, all_resources_roles: ['IMS Administrator'] },
      section: 'agencies',
      manifest: { trusts: trusts === 'op_svc_ims' ? 'IMS' : trusts, policies: ['IMS Administrator'], projects: 'all' },
    });
    for (const name of ['s0', 's1']) this.server(name);
    this.found();
  }

  /** An image that exists and that the plan destroys. */
  private destroyed(): void {
    const name = 'x0';
    const [type, kind] = this.any(['ims_ecs_whole_image', 'full-ecs'], ['images_image_copy', undefined]);
    const isWhole = kind !== undefined;
    const delete_backup = isWhole ? this.any(undefined, true) : undefined;
    const source = isWhole ? { instance_id: '0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11' } : { source_image_id: '0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11' }; // prettier-ignore
    this.add({
      name,
      type,
      arguments: { name, ...source, is_delete_backup: delete_backup },
      ends: true,
      section: 'images',
      manifest: { name, kind, visibility: 'private', status: 'active', region },
    });
    this.stage++;
    this.add({ name, type: '', arguments: {}, manifest: { action: 'delete', image: name, delete_backup } });
  }

  /** Images that a data source finds. */
  private found(): void {
    for (const name of ['i0', 'i1']) {
      const id = `9f3a1c5e-0b7d-4e2f-8a6c-1d2e3f4a5b6${name.slice(1)}`;
      const visibility = this.mostly('private', 'public', 'shared');
      const os_version = this.any(...osVersions.slice(0, 3));
      this.add({
        name,
        type: 'images_image',
        arguments: { image_id: id, visibility, os_version },
        data: true,
        section: 'images',
        manifest: { id, visibility, os_version, status: 'active', region },
      });
      this.made(name);
    }
  }

  private server(name: string): void {
    const size = this.mostly(40, 200, 2000);
    const disks = Array.from({ length: this.random(3) }, () => ({ type: 'SSD', size: this.any(10, 500) }));
    const off = this.random(3) > 0;
    this.add({
      name,
      type: 'compute_instance',
      arguments: {
        name,
        image_id: '7b5ce1a2-53a3-4f43-a1f0-2d4f6b6a0c10',
        system_disk_size: size,
        ...(off && { power_action: 'OFF' }),
      },
      blocks: { data_disks: disks },
      section: 'servers',
      manifest: {
        kind: 'ecs',
        status: off ? 'stopped' : 'running',
        region,
        from: { image: '7b5ce1a2-53a3-4f43-a1f0-2d4f6b6a0c10' },
        system_disk: { size, encrypted: false },
        data_disks: Object.fromEntries(
          disks.map((disk, index) => [`d${String(index)}`, { size: disk.size, encrypted: false }]),
        ),
      },
    });
  }

  /** A step that creates an image or uses one. */
  private step(): void {
    const name = `n${String(this.steps++)}`;
    switch (this.random(11)) {
      case 9:
        this.fromDisk(name);
        break;
      case 10:
        this.accept(name);
        break;
      case 0:
      case 1:
        this.imported(name);
        break;
      case 2:
        this.fromServer(name);
        break;
      case 3:
        this.fullEcs(name);
        break;
      case 4:
        this.copy(name);
        break;
      case 5:
        this.copyAway(name);
        break;
      case 6:
        this.share(name);
        break;
      default:
        this.exported(name);
    }
  }

  /** The arguments of all images, which a manifest calls the same. */
  private naming(name: string): Readonly<Record<string, Json | undefined>> {
    return {
      name: this.mostly(name, 'shared-name', ' blank', 'a/b', 'x'.repeat(130)),
      description: this.mostly(undefined, 'for servers', 'a < b', 'd'.repeat(1030)),
      tags: this.mostly<Json | undefined>(undefined, { team: 'os' }, { 'a=b': 'x' }, { k: 'a/b*' }),
    };
  }

  private memory(): Readonly<Record<string, Json | undefined>> {
    return this.mostly({}, { min_ram: 1024, max_ram: 2048 }, { min_ram: 4096, max_ram: 1024 });
  }

  private imported(name: string): void {
    const [type, kind, quick] = this.any<readonly [string, string, boolean]>(
      ['ims_obs_system_image', 'system', false],
      ['ims_obs_data_image', 'data', false],
      ['ims_obs_iso_image', 'iso', false],
      ['ims_quickimport_system_image', 'system', true],
      ['ims_quickimport_data_image', 'data', true],
    );
    const isData = kind === 'data';
    const extension = kind === 'iso' ? this.mostly('iso', 'qcow2') : this.any(...extensions);
    const object = `in/${this.mostly(name, 'a b', 'c')}.${extension}`;
    const common = {
      ...this.naming(name),
      min_disk: this.mostly(40, 5, 1025, 3000),
      ...(isData
        ? { os_type: this.any('Linux', 'Windows') }
        : { os_version: this.mostly(osVersions[0], ...osVersions) }),
      ...(!quick && !isData && this.memory()),
    };
    const key = !quick && this.random(3) === 0 ? this.any('k0', 'k1') : undefined;
    const format = /^(?:qcow2|zvhd2|vmdk|raw|iso|vhd)$/.test(extension) ? extension : undefined;
    this.add({
      name: `f${name}`,
      type: '',
      arguments: {},
      section: 'files',
      manifest: { bucket: 'bucket-a', object, format },
    });
    this.add({
      name,
      type,
      arguments: {
        ...common,
        image_url: { to: 'bucket-a', attribute: `bucket}:${object}` },
        cmk_id: key && idOf(key),
      },
      manifest: {
        action: 'import',
        as: name,
        file: `f${name}`,
        kind,
        key,
        ...common,
        ...(quick && { is_quick_import: true }),
      },
    });
    this.made(name);
  }

  private fromServer(name: string): void {
    const server = this.any('s0', 's1');
    const common = { ...this.naming(name), ...this.memory() };
    this.add({
      name,
      type: 'ims_ecs_system_image',
      arguments: { ...common, instance_id: idOf(server) },
      manifest: { action: 'create-from-server', as: name, server, ...common },
    });
    this.made(name);
  }

  /** A data disk image of a volume that is attached to a server. */
  private fromDisk(name: string): void {
    const server = this.any('s0', 's1');
    const size = this.mostly(100, 2049);
    const volume = `d${name}`;
    this.add({
      name: volume,
      type: 'evs_volume',
      arguments: { volume_type: 'SSD', size, server_id: idOf(server) },
      section: '',
      manifest: {},
    });
    this.disks.set(server, [...(this.disks.get(server) ?? []), [volume, { size, encrypted: false }]]);
    const common = this.naming(name);
    this.add({
      name,
      type: 'ims_evs_data_image',
      arguments: { ...common, volume_id: idOf(volume) },
      manifest: { action: 'create-from-disk', as: name, server, disk: volume, kind: 'data', ...common },
    });
    this.made(name);
  }

  private accept(name: string): void {
    const image = this.image();
    if (image === undefined) return;
    const vault = this.random(2) === 0 ? 'v0' : undefined;
    this.add({
      name,
      type: 'images_image_share_accepter',
      arguments: { image_id: idOf(image), vault_id: vault && idOf(vault) },
      manifest: { action: 'accept-share', image, vault },
    });
  }

  private fullEcs(name: string): void {
    const server = this.any('s0', 's1');
    const common = { ...this.naming(name), ...this.memory() };
    this.add({
      name,
      type: 'ims_ecs_whole_image',
      arguments: { ...common, instance_id: idOf(server), vault_id: idOf('v0') },
      manifest: { action: 'create-full-ecs', as: name, server, vault: 'v0', ...common },
    });
    this.made(name);
  }

  /** An image that an earlier step has made. */
  private image(): string | undefined {
    return this.images.length === 0 ? undefined : this.any(...this.images);
  }

  private copy(name: string): void {
    const image = this.image();
    if (image === undefined) return;
    const { name: called, description } = this.naming(name);
    const key = this.random(2) === 0 ? this.any('k0', 'k1') : undefined;
    this.add({
      name,
      type: 'images_image_copy',
      arguments: {
        name: called,
        description,
        source_image_id: idOf(image),
        kms_key_id: key && idOf(key),
      },
      manifest: { action: 'copy-in-region', as: name, image, name: called, description, key },
    });
    this.made(name);
  }

  private copyAway(name: string): void {
    const image = this.image();
    if (image === undefined) return;
    const { name: called, description } = this.naming(name);
    const target = this.any('cn-south-1', 'cn-east-3');
    const agency = this.mostly('a0', undefined);
    this.add({
      name,
      type: 'images_image_copy',
      arguments: {
        name: called,
        description,
        source_image_id: idOf(image),
        target_region: target,
        agency_name: agency && { to: agency, attribute: 'name' },
      },
      manifest: {
        action: 'copy-cross-region',
        as: name,
        image,
        name: called,
        description,
        target_region: target,
        project_name: target,
        agency,
      },
    });
  }

  private share(name: string): void {
    const image = this.image();
    if (image === undefined) return;
    const count = this.mostly(1, 0, 12, 21, 130);
    const projects = Array.from({ length: count }, (_, index) =>
      (index + 256 * this.steps).toString(16).padStart(32, 'a'),
    );
    this.add({
      name,
      type: 'images_image_share',
      arguments: { source_image_id: idOf(image), target_project_ids: projects },
      manifest: { action: 'share', image, projects },
    });
  }

  private exported(name: string): void {
    const image = this.image();
    if (image === undefined) return;
    const bucket = this.any('bucket-a', 'bucket-b');
    const file_format = this.mostly('qcow2', 'zvhd', 'vmdk', undefined);
    const is_quick_export = this.mostly(undefined, true, false);
    const object = `out/${this.mostly(name, 'same', 'a b', 'c?')}.${file_format ?? 'zvhd2'}`;
    this.add({
      name,
      type: 'ims_image_export',
      arguments: {
        image_id: idOf(image),
        bucket_url: { to: bucket, attribute: `bucket}:${object}` },
        file_format,
        is_quick_export,
      },
      manifest: { action: 'export', image, bucket, object, file_format, is_quick_export },
    });
  }

  pair(): Pair {
    this.things();
    const steps = 1 + this.random(6);
    while (this.steps < steps) {
      this.images.push(...this.fresh);
      this.fresh = [];
      this.stage++;
      for (let together = this.mostly(1, 2, 3, 8); together > 0; together--) this.step();
    }
    if (this.random(3) === 0) this.destroyed();
    const parts = this.parts.map((part): Part => {
      const disks = this.disks.get(part.name);
      if (disks === undefined) return part;
      const own = part.manifest['data_disks'] as Readonly<Record<string, Json>>;
      return { ...part, manifest: { ...part.manifest, data_disks: { ...own, ...Object.fromEntries(disks) } } };
    });
    return { configuration: configurationOf(parts), manifest: manifestOf(parts) };
  }
}

/** A plan of a few steps, some of them wrong. */
export function anyPair(random: Random): Pair {
  return new Writer(random).pair();
}
