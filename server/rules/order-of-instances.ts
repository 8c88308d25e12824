import type { Configuration, Instance } from '../model/terraform/configuration';
import { copyAction } from '../model/terraform/copies';
import { providersOf } from '../model/terraform/providers';
import { identities, makesImage, resources } from '../model/terraform/resources';
import { isMade, kindOf, finderOf, uploadOf, valueOf } from '../model/terraform/instance';
import { splitUrl } from '../model/terraform/values';
import { grouped } from '../text/grouped';
import { memoize } from '../text/memoize';
import { waitingIn } from '../model/terraform/waiting';
import { madeOf } from './instances';

/** Two resources of which one needs the other, although Terraform creates them at the same time. */
export interface MissingOrder {
  readonly later: Instance;
  /** The argument of the later one by which it needs the other. */
  readonly argument: string;
  readonly earlier: Instance;
  readonly need: Need;
}

/** Why one has to be created before the other. */
type Need = 'accepter' | 'agency' | 'attachment' | 'bucket' | 'grant' | 'share' | 'upload';

type Candidates = Iterable<{ readonly argument: string; readonly need: Need; readonly earlier: readonly Instance[] }>;
type Find = (later: Instance, configuration: Configuration) => Candidates;

/** The missing dependencies between the resources that a run creates. */
export function* missingOrder(configuration: Configuration): Iterable<MissingOrder> {
  const waiting = waitingIn(configuration);
  const finder = finderOf(configuration);
  for (const { kinds, from, find } of finders) {
    if (!from.some((kind) => finder.of(kind).length > 0)) continue;
    for (const later of madeOf(configuration, kinds)) {
      for (const { argument, need, earlier } of find(later, configuration)) {
        const made = earlier.filter((each) => each.mode === 'managed' && isMade(each));
        const [first] = made;
        // If it waits for one of several, it may be that one which it needs.
        if (first === undefined || !waiting.isComplete(later)) continue;
        if (made.some((each) => waiting.waits(later, each) || waiting.waits(each, later))) continue;
        yield { later, argument, earlier: first, need };
      }
    }
  }
}

/** What resources of some kinds need from those of others. */
const finders: readonly { readonly kinds: readonly string[]; readonly from: readonly string[]; readonly find: Find }[] =
  [
    { kinds: ['images_image_share_accepter'], from: ['images_image_share'], find: shareOf },
    {
      kinds: ['ims_evs_data_image', 'ims_evs_system_image', 'images_image'],
      from: ['compute_volume_attach', 'bms_volume_attach'],
      find: attachmentOf,
    },
    {
      kinds: Object.keys(resources).filter((type) => 'file' in (resources[type]?.fields ?? {})),
      from: ['obs_bucket_object'],
      find: uploadFor,
    },
    { kinds: ['images_image_copy'], from: Object.keys(identities.agencies ?? {}), find: agencyOf },
    { kinds: ['images_image_copy'], from: ['images_image_share_accepter'], find: accepterOf },
    { kinds: ['images_image_share'], from: ['kms_grant'], find: grantOf },
    { kinds: ['ims_image_export', 'imsv21_image_export'], from: Object.keys(identities.buckets ?? {}), find: bucketOf },
  ];

/** Groups the resources of a type that the run creates by the image or key that an argument names. */
function groups(kind: string, section: 'images' | 'keys', argument: string) {
  return memoize((configuration: Configuration) =>
    grouped(madeOf(configuration, [kind]), (each) => finderOf(configuration).nameOf(section, valueOf(each, argument))),
  );
}

const sharesByImage = groups('images_image_share', 'images', 'source_image_id');
const acceptersByImage = groups('images_image_share_accepter', 'images', 'image_id');
const grantsByKey = groups('kms_grant', 'keys', 'key_id');

function* shareOf(accepter: Instance, configuration: Configuration): Candidates {
  const image = finderOf(configuration).nameOf('images', valueOf(accepter, 'image_id'));
  const shares = image === undefined ? [] : (sharesByImage(configuration).get(image) ?? []);
  yield { argument: 'image_id', need: 'share', earlier: shares };
}

function* attachmentOf(image: Instance, configuration: Configuration): Candidates {
  const finder = finderOf(configuration);
  const value = valueOf(image, 'volume_id');
  const disk = finder.disk(value);
  // A volume that is created with a server is attached to it from the beginning.
  if (disk === undefined || value?.ref?.instance.arguments.values.has('server_id') === true) return;
  const attachment = finder.attachmentOf(disk);
  if (attachment !== undefined) yield { argument: 'volume_id', need: 'attachment', earlier: [attachment] };
}

function* uploadFor(image: Instance, configuration: Configuration): Candidates {
  const url = valueOf(image, 'image_url');
  const upload = url && uploadOf(url, finderOf(configuration));
  if (upload !== undefined) yield { argument: 'image_url', need: 'upload', earlier: [upload] };
}

function* agencyOf(copy: Instance, configuration: Configuration): Candidates {
  if (copyAction(copy) !== 'copy-cross-region') return;
  const agency = finderOf(configuration).instanceOf('agencies', valueOf(copy, 'agency_name'));
  if (agency === undefined || !sameAccount(agency, copy, configuration)) return;
  yield { argument: 'agency_name', need: 'agency', earlier: [agency] };
}

/** The acceptance of the image by the account that copies it. */
function* accepterOf(copy: Instance, configuration: Configuration): Candidates {
  const finder = finderOf(configuration);
  const value = valueOf(copy, 'source_image_id');
  const image = finder.nameOf('images', value);
  const producer = finder.instanceOf('images', value);
  // The account that owns an image does not accept it.
  if (image === undefined || (producer?.mode === 'managed' && sameAccount(producer, copy, configuration))) return;
  const accepters = (acceptersByImage(configuration).get(image) ?? []).filter((each) =>
    sameAccount(each, copy, configuration),
  );
  yield { argument: 'source_image_id', need: 'accepter', earlier: accepters };
}

/** The grants of the key of a shared image. */
function* grantOf(share: Instance, configuration: Configuration): Candidates {
  const key = keyOfSharedImage(share, configuration);
  if (key === undefined) return;
  const grants = grantsByKey(configuration).get(key) ?? [];
  yield { argument: 'source_image_id', need: 'grant', earlier: grants };
}

/** The key of the image that a share names, if the configuration makes the image with a key. */
export function keyOfSharedImage(share: Instance, configuration: Configuration): string | undefined {
  const finder = finderOf(configuration);
  const image = finder.instanceOf('images', valueOf(share, 'source_image_id'));
  if (image === undefined || !makesImage(kindOf(image))) return undefined;
  if (kindOf(image) === 'images_image_copy' && copyAction(image) !== 'copy-in-region') return undefined;
  return finder.nameOf('keys', valueOf(image, 'cmk_id') ?? valueOf(image, 'kms_key_id'));
}

function* bucketOf(exported: Instance, configuration: Configuration): Candidates {
  const url = valueOf(exported, 'bucket_url');
  const bucket = url && finderOf(configuration).instanceOf('buckets', splitUrl(url).bucket);
  if (bucket !== undefined) yield { argument: 'bucket_url', need: 'bucket', earlier: [bucket] };
}

function sameAccount(a: Instance, b: Instance, configuration: Configuration): boolean {
  const providers = providersOf(configuration);
  return providers.accountOf(a) === providers.accountOf(b);
}
