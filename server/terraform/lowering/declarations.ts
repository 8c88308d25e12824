import { imageKinds, imageOrigins } from '../../model/api-values';
import type { Argument, Instance } from '../../model/terraform/configuration';
import { resources } from '../../model/terraform/resources';
import { isMade, kindOf, valueOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import type { Node } from '../../syntax/node';
import { isEnded } from './before-plan';
import { agency } from './declared-agencies';
import { bucketEncryption, fileOf, uploadedFile } from './declared-files';
import { madeFrom, server } from './declared-servers';
import type { Declaration, InstanceWriter, FieldNodes, Lookups } from './instance-writer';
import { listedAgencies, listedGrants, sharedWith } from './data-source-rows';
import type { NodeWriter } from './nodes';
import { actionOf } from './steps';

type Declare = (it: InstanceWriter) => readonly Declaration[];

/** The states of a key, by their numbers in the provider and the API. */
const keyStates: ReadonlyMap<string, string> = new Map([
  ['1', 'pending-activation'],
  ['2', 'enabled'],
  ['3', 'disabled'],
  ['4', 'pending-deletion'],
  ['5', 'pending-import'],
]);

const declarations: Readonly<Record<string, Declare>> = {
  kms_key: (it) =>
    it.declareInRegion('keys', {
      id: it.value('id'),
      alias: it.value('key_alias'),
      spec: it.value('key_algorithm'),
      state: keyState(it),
      grants: grantsOf(it),
    }),
  kms_key_replicate: (it) =>
    it.declare('keys', { account: it.account, alias: it.value('key_alias'), region: it.value('replica_region') }),
  'data.kms_key': (it) =>
    it.declareInRegion('keys', {
      id: it.value('key_id'),
      alias: it.from('default_key_flag', (flag) => (flag === '1' ? 'ims/default' : undefined)) ?? it.value('key_alias'),
      state: it.from('key_state', (state) => keyStates.get(state)),
      grants: listedGrants(it) && grantsOf(it),
    }),
  obs_bucket: (it) =>
    it.declareInRegion('buckets', {
      name: it.value('bucket'),
      storage_class: it.value('storage_class') ?? it.writer.scalar('STANDARD'),
      encryption: bucketEncryption(it),
    }),
  compute_instance: (it) => it.declareInRegion('servers', server(it, 'ecs')),
  'data.compute_instance': (it) =>
    it.declareInRegion('servers', {
      id: it.value('id'),
      kind: it.writer.scalar('ecs'),
      status: it.value('status'),
      from: madeFrom(it),
    }),
  bms_instance: (it) => it.declareInRegion('servers', server(it, 'bms')),
  cbr_vault: (it) =>
    it.declareInRegion('vaults', {
      id: it.value('id'),
      type: it.value('type'),
      protect_type: it.value('protection_type'),
      capacity: it.value('size'),
      auto_expand: it.value('auto_expand') ?? it.writer.scalar(false),
      used: it.value('used'),
      status: it.value('status') ?? it.writer.scalar('available'),
    }),
  obs_bucket_object: (it) => uploadedFile(it),
  csbs_backup: (it) => it.declareInRegion('backups', { service: it.writer.scalar('csbs') }),
  cbr_backup_share_accepter: (it) =>
    it.declareInRegion('backups', {
      service: it.writer.scalar('cbr'),
      shared_by: it.value('source_project_id') ?? it.writer.scalar(`${it.instance.address}.source_project_id`),
    }),
  'data.cbr_backup': (it) =>
    it.declareInRegion('backups', {
      id: it.value('id'),
      service: it.writer.scalar('cbr'),
      status: it.value('status'),
      vault: it.reference('vaults', 'vault_id'),
      server: it.reference('servers', 'resource_id'),
    }),
  cbr_checkpoint: (it) => checkpoint(it),
  identity_agency: (it) => agency(it),
  'data.identity_agencies': (it) => listedAgencies(it),
  'data.images_image': (it) => it.declareInRegion('images', dataImage(it)),
  ims_image_metadata: (it) =>
    it.declareInRegion('images', {
      id: it.value('id'),
      name: it.value('name'),
      visibility: it.writer.scalar('private'),
      protected: it.value('protected'),
      min_disk: it.value('min_disk'),
      os_version: it.value('__os_version'),
      status: it.writer.scalar('queued'),
    }),
  images_image_v2: (it) =>
    it.declareInRegion('images', {
      id: it.value('id'),
      name: it.value('name'),
      visibility: it.writer.scalar('private'),
      protected: it.value('protected'),
      encrypted: it.writer.scalar(false),
    }),
};

/** The declarations of an instance: itself, and the file that its import reads. */
export function declarationsOf(it: InstanceWriter): readonly Declaration[] {
  const { instance } = it;
  const kind = kindOf(instance);
  const declare = Object.hasOwn(declarations, kind) ? declarations[kind] : undefined;
  // An image with a registration is created by the registration.
  if (kind === 'ims_image_metadata' && isRegistered(it)) return [];
  if (declare !== undefined) return declare(it);
  if (!Object.hasOwn(resources, kind)) return [];
  const action = actionOf(instance);
  if (action === 'import') return fileOf(it);
  return action === undefined ? it.declareInRegion('images', { name: it.value('name') }) : [];
}

function isRegistered({ instance: metadata, lookups: { finder } }: InstanceWriter): boolean {
  return finder
    .of('ims_image_registration')
    .some((registration) => valueOf(registration, 'image_id')?.ref?.instance === metadata);
}

function keyState(it: InstanceWriter): Node | undefined {
  if (isEnded(it.instance) && !isMade(it.instance)) return it.writer.scalar('pending-deletion');
  const state = it.from('key_state', (number) => keyStates.get(number));
  if (state !== undefined) return state;
  const enabled = it.argument('is_enabled');
  if (enabled?.value.type === 'known') {
    if (enabled.value.value === false || enabled.value.value === 'false')
      return it.writer.scalar('disabled', enabled.at);
  } else if (enabled !== undefined) return it.writer.unknown(enabled.at);
  const origin = it.argument('origin');
  if (origin !== undefined) {
    const { finder } = it.lookups;
    const has = finder
      .of('kms_key_material')
      .some((material) => finder.instanceOf('keys', valueOf(material, 'key_id')) === it.instance);
    if (textOf(origin.value) === 'external')
      return has ? it.writer.unknown() : it.writer.scalar('pending-import', origin.at);
    if (textOf(origin.value) === undefined) return it.writer.unknown(origin.at);
  }
  return it.writer.scalar('enabled', enabled?.at);
}

/** The grants of a key to accounts, made and listed ones, if there are any and all of them are known. */
function grantsOf(it: InstanceWriter): Node | undefined {
  const { instance, writer } = it;
  const made = grantsToAccounts(instance, it.lookups).map(({ arguments: { values } }) => {
    const [account, operations] = [values.get('grantee_principal'), values.get('operations')];
    return { account: writer.written(account), operations: writer.written(operations) };
  });
  const listed = (listedGrants(it) ?? [])
    .filter(({ fields }) => textOf(fields.get('type')) !== 'user')
    .map(({ fields }) => {
      const [account, operations] = [fields.get('grantee_principal'), fields.get('operations')];
      return { account: account && writer.value(account), operations: operations && writer.value(operations) };
    });
  const grants = [...made, ...listed];
  if (grants.length === 0 || grants.some(({ account }) => account?.type !== 'scalar')) return undefined;
  return writer.list(grants.map((grant) => writer.map(grant)));
}

/** The grants of a key that are not to users. */
export function grantsToAccounts(key: Instance, { finder }: Lookups): readonly Instance[] {
  return finder
    .of('kms_grant')
    .filter((each) => finder.instanceOf('keys', valueOf(each, 'key_id')) === key)
    .filter((each) => textOf(valueOf(each, 'type')) !== 'user' && each.arguments.values.has('type'));
}

function checkpoint(it: InstanceWriter): readonly Declaration[] {
  const { writer, instance } = it;
  const isData = (type: string | undefined, resource: Argument | undefined): boolean =>
    type === 'OS::Cinder::Volume' ? !isSystemDisk(resource) : leavesOutSystemDisk(it, resource);
  return (instance.arguments.blocks.get('backups') ?? []).flatMap((block, index) => {
    const type = textOf(block.values.get('type')?.value);
    const resource = block.values.get('resource_id');
    const isServer = type === 'OS::Nova::Server';
    return it.declareInRegion(
      'backups',
      {
        service: writer.scalar('cbr'),
        status: writer.scalar('available'),
        vault: it.reference('vaults', 'vault_id'),
        server: isServer && resource !== undefined ? it.named('servers', resource) : undefined,
        disks: isData(type, resource) ? writer.list([dataDisk(writer)]) : undefined,
      },
      `${instance.address}.backups[${String(index)}]`,
    );
  });
}

function isSystemDisk(resource: Argument | undefined): boolean {
  return resource?.value.ref === undefined || resource.value.ref.path.at(-1) === 'system_disk_id';
}

/** Whether the vault of a checkpoint leaves the system disk of a server out of its backups. */
function leavesOutSystemDisk({ instance, lookups: { finder } }: InstanceWriter, server: Argument | undefined): boolean {
  const [vault, machine] = [
    finder.instanceOf('vaults', valueOf(instance, 'vault_id')),
    finder.instanceOf('servers', server?.value),
  ];
  if (vault === undefined || machine === undefined) return false;
  const id = textOf(valueOf(machine, 'system_disk_id'));
  return (vault.arguments.blocks.get('resources') ?? []).some(({ values, several }) => {
    const excluded = values.get('excludes')?.value;
    if (several || excluded?.type !== 'list') return false;
    return (
      finder.instanceOf('servers', values.get('server_id')?.value) === machine &&
      excluded.items.some((disk) => {
        const name = finder.disk(disk);
        return name !== undefined && (name === `${machine.address}.system_disk_id` || name === id);
      })
    );
  });
}

function dataDisk(writer: NodeWriter): Node {
  return writer.map({ role: writer.scalar('data') });
}

/** What the data source says of where an image comes from. */
function origin(it: InstanceWriter): Node | undefined {
  const type = it.from('data_origin', (text) => imageOrigins.get(text.split(',')[0] ?? ''));
  const [platform, backup] = [it.value('os'), it.reference('backups', 'backup_id')];
  const fromBackup = backup && type === undefined ? it.writer.scalar('backup') : type;
  if (platform === undefined && fromBackup === undefined) return undefined;
  return it.writer.map({ type: fromBackup, platform, backup });
}

function dataImage(it: InstanceWriter): FieldNodes {
  const { writer } = it;
  const whole = it.argument('is_whole_image');
  const isWhole = whole?.value.type === 'known' && String(whole.value.value) === 'true';
  return {
    id: it.value('id') ?? it.value('image_id'),
    name: it.value('name'),
    kind: isWhole ? writer.scalar('full-ecs', whole.at) : it.from('image_type', (type) => imageKinds.get(type)),
    shared_with: sharedWith(it, it.instance),
    visibility: it.from('visibility', (seen) => (/^(?:public|private|shared|market)$/.test(seen) ? seen : undefined)),
    os_version: it.value('os_version'),
    architecture: it.value('architecture'),
    min_disk: it.value('min_disk_gb'),
    min_ram: it.value('min_ram_mb'),
    max_ram: it.value('max_ram_mb'),
    protected: it.value('protected'),
    status: it.value('status') ?? writer.scalar('active'),
    origin: origin(it),
  };
}
