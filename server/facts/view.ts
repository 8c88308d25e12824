import type { SectionFields, Section } from '../model/sections';
import type { Field, Given } from '../model/leaf';
import type { Spot } from '../syntax/change';
import type { Place } from '../text/place';
import type { Entries } from './entries';
import type { Fact } from './fact';

type ValueOf<F> = [F] extends [Field<infer T> | undefined] ? T : never;
type Declarable<S extends Section> = { readonly [K in keyof SectionFields<S>]-?: Fact<ValueOf<SectionFields<S>[K]>> };

/** A thing that steps refer to, and what is known of it. Two references to one thing give the same object. */
interface View<S extends Section, Facts = Declarable<S>> {
  readonly section: S;
  /** Its name in the manifest, or the id by which a step refers to something not declared. */
  readonly name: string;
  /** Where its name is first said; absent for something not declared. */
  readonly at?: Place;
  readonly spot?: Spot;
  /** The fields written in its declaration. */
  readonly given: Given;
  readonly facts: Facts;
}

/** `default`: a key that a service makes for itself (`ims/default`), which cannot be granted to others. */
export type KeyView = View<'keys', Declarable<'keys'> & { readonly default: Fact<boolean> }>;
interface WithDisks {
  readonly all_disks: Fact<readonly DiskFacts[]>;
}
type BucketView = View<'buckets'>;
type FileView = View<'files'>;
/** `all_disks`: the system disk and the data disks, where all of them are declared. */
export type ServerView = View<'servers', Declarable<'servers'> & WithDisks>;
type VaultView = View<'vaults'>;
/** `all_disks`: the disks that were backed up. */
export type BackupView = View<'backups', Declarable<'backups'> & WithDisks>;
type AgencyView = View<'agencies'>;
type AccountView = View<'accounts'>;

export interface Views {
  readonly keys: KeyView;
  readonly buckets: BucketView;
  readonly files: FileView;
  readonly servers: ServerView;
  readonly vaults: VaultView;
  readonly backups: BackupView;
  readonly agencies: AgencyView;
  readonly accounts: AccountView;
  readonly images: Image;
}

export type ImageKind = 'system' | 'data' | 'full-ecs' | 'iso' | 'bms';
export type OriginType = 'public-image' | 'market-image' | 'file' | 'server' | 'volume' | 'backup' | 'iso';

/** One recipient of a share. */
export interface Share {
  /** A declared account's name, or the id that the step names. */
  readonly recipient: string;
  readonly by: 'project' | 'domain' | 'organization';
  readonly status?: 'pending' | 'accepted' | 'rejected';
  readonly at: Place;
}

/** The shares of an image by `keyOfShare`. */
export type Shares = Entries<Share>;

/** A disk behind a full-ECS image; sizes in GiB. */
export interface DiskFacts {
  readonly size: Fact<number>;
  readonly encrypted: Fact<boolean>;
  readonly key: Fact<KeyView>;
}

type Told = SectionFields<'images'>;

/** What is known of an image at one step. Sizes in GiB, memory in MB. */
export interface ImageFacts {
  readonly id: Fact<string>;
  /** Its name in IMS. */
  readonly name: Fact<string>;
  readonly region: Fact<string>;
  readonly kind: Fact<ImageKind>;
  readonly visibility: Fact<ValueOf<Told['visibility']>>;
  readonly encrypted: Fact<boolean>;
  readonly key: Fact<KeyView>;
  /** The image's own size, which the documents limit. */
  readonly size: Fact<number>;
  /** What the disks that it was made of, or the virtual disk in its file, add up to: `size` is at most that. */
  readonly disk_size: Fact<number>;
  readonly min_disk: Fact<number>;
  readonly min_ram: Fact<number>;
  readonly max_ram: Fact<number>;
  readonly status: Fact<ValueOf<Told['status']>>;
  readonly os_type: Fact<ValueOf<Told['os_type']>>;
  readonly os_version: Fact<string>;
  readonly architecture: Fact<'x86' | 'arm'>;
  readonly hw_firmware_type: Fact<'bios' | 'uefi'>;
  readonly origin_type: Fact<OriginType>;
  readonly platform: Fact<string>;
  readonly backup: Fact<BackupView>;
  readonly backup_service: Fact<'cbr' | 'csbs'>;
  readonly charged: Fact<boolean>;
  readonly own: Fact<boolean>;
  /** It was made from an image that another account shared: a copy of it, or an image of a server created from it. */
  readonly from_shared: Fact<boolean>;
  readonly market: Fact<'none' | 'publishing' | 'published'>;
  readonly protected: Fact<boolean>;
  readonly accepted: Fact<boolean>;
  readonly shares: Fact<Shares>;
  /** Shares that certainly exist: all of `shares` where that is known, otherwise those that steps have made. */
  readonly sure_shares: Fact<Shares>;
  readonly tags: Fact<Entries<string>>;
  readonly disks: Fact<readonly DiskFacts[]>;
}

export type Image = View<'images', ImageFacts>;
