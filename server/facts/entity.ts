import type { SectionFields } from '../model/section-fields';
import type { Section } from '../model/sections';
import type { Field, WrittenKeys } from '../model/located';
import type { NodePath } from '../syntax/change';
import type { AnchoredSpan } from '../text/anchored-span';
import type { Entries } from './entries';
import type { Fact } from './fact';

type ValueOf<F> = [F] extends [Field<infer T> | undefined] ? T : never;
type Declarable<S extends Section> = { readonly [K in keyof SectionFields<S>]-?: Fact<ValueOf<SectionFields<S>[K]>> };

/** An entity that steps refer to, with its known facts. All references to one entity give the same object. */
interface Entity<S extends Section, Facts = Declarable<S>> {
  readonly section: S;
  /** Its name in the manifest, or the ID of something that is not declared. */
  readonly name: string;
  /** Where its name is first written; absent if it is not declared. */
  readonly at?: AnchoredSpan;
  readonly nodePath?: NodePath;
  /** The fields written in its declaration. */
  readonly written: WrittenKeys;
  readonly facts: Facts;
}

/** `default`: a key that a service creates for itself (`ims/default`), which cannot be granted to others. */
export type KeyEntity = Entity<'keys', Declarable<'keys'> & { readonly default: Fact<boolean> }>;
interface WithDisks {
  readonly all_disks: Fact<readonly DiskFacts[]>;
}
/** `all_disks`: the system disk and the data disks, if all of them are declared. */
export type ServerEntity = Entity<'servers', Declarable<'servers'> & WithDisks>;
/** `all_disks`: the disks that were backed up. */
export type BackupEntity = Entity<'backups', Declarable<'backups'> & WithDisks>;

export interface Entities {
  readonly keys: KeyEntity;
  readonly buckets: Entity<'buckets'>;
  readonly files: Entity<'files'>;
  readonly servers: ServerEntity;
  readonly vaults: Entity<'vaults'>;
  readonly backups: BackupEntity;
  readonly agencies: Entity<'agencies'>;
  readonly accounts: Entity<'accounts'>;
  readonly images: Image;
}

export type ImageKind = 'system' | 'data' | 'full-ecs' | 'iso' | 'bms';
export type OriginType = 'public-image' | 'market-image' | 'file' | 'server' | 'volume' | 'backup' | 'iso';

/** One recipient of a share. */
export interface Share {
  /** The name of a declared account, or the ID in the step. */
  readonly recipient: string;
  readonly by: 'project' | 'domain' | 'organization';
  readonly status?: 'pending' | 'accepted' | 'rejected';
  readonly at: AnchoredSpan;
  /** The step that accepts or rejects it. */
  readonly answered?: AnchoredSpan;
}

/** The shares of an image by `keyOfShare`. */
export type Shares = Entries<Share>;

/** A disk of a full-ECS image; sizes in GiB. */
export interface DiskFacts {
  readonly size: Fact<number>;
  readonly encrypted: Fact<boolean>;
  readonly key: Fact<KeyEntity>;
}

type DeclaredImage = Declarable<'images'>;
type Origin = ValueOf<SectionFields<'images'>['origin']>;

/** The fields of an image whose value is the fact itself. */
type PlainFacts = Omit<DeclaredImage, 'key' | 'origin' | 'shared_with' | 'tags' | 'disks'>;
type OriginFacts = { readonly [K in Exclude<keyof Origin, 'type' | 'backup'>]-?: Fact<ValueOf<Origin[K]>> };

/** The known facts of an image at one step. Sizes are in GiB, memory in MB. */
export interface ImageFacts extends PlainFacts, OriginFacts {
  readonly key: Fact<KeyEntity>;
  /** The sum of the disks that it was created from, or the virtual disk in its file. `size` is at most that. */
  readonly disk_size: Fact<number>;
  readonly origin_type: Fact<OriginType>;
  readonly backup: Fact<BackupEntity>;
  /** It was created from an image that another account shared: it is a copy, or an image of a server created from it. */
  readonly from_shared: Fact<boolean>;
  readonly shares: Fact<Shares>;
  /** Shares that certainly exist: all of `shares` if that is known, otherwise those that steps created. */
  readonly sure_shares: Fact<Shares>;
  readonly tags: Fact<Entries<string>>;
  readonly disks: Fact<readonly DiskFacts[]>;
}

export interface Image extends Entity<'images', ImageFacts> {
  /**
   * For a private image of another account than the one that acts: its share with that account. Known and `undefined` if the image is
   * not shared with it, so it is not visible.
   */
  readonly membership?: Fact<Share | undefined>;
}
