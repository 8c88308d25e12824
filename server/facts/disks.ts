import { message, type Message } from '../messages/message';
import type { Field } from '../model/located';
import type { Section } from '../model/sections';
import type { AnchoredSpan } from '../text/anchored-span';
import { memoize } from '../text/memoize';
import type { ActingAccount } from './acting-account';
import { declaredFact } from './declared-fact';
import { known, map, unknown, type Fact, type Known, type MissingDeclaration, type Reason } from './fact';
import type { DiskFacts, KeyEntity, Entities } from './entity';

/** Looks up declarations that refer to each other. The symbol table provides it because it has all sections. */
export interface Lookup {
  find<S extends Section>(section: S, ref: string): Entities[S] | undefined;
  /** The account that a field names; the account of the manifest if the field is absent. */
  account(named: Field<string> | undefined): ActingAccount;
  canonicalName(section: 'accounts', ref: string): string;
}

type SettleField = (field: string) => MissingDeclaration;

/** A disk as a map declares it: `key`, or `encrypted`, and its size in GiB. */
export function diskFacts(
  disk: { readonly size?: Field<number>; readonly encrypted?: Field<boolean>; readonly key?: Field<string> },
  settle: MissingDeclaration,
  lookup: Lookup,
  /** The name of the disk in reasons: the field that declares it. */
  called: string = settle.field,
): DiskFacts {
  const size = declaredFact(disk.size, settle, `${called}.size`);
  if (disk.key === undefined)
    return {
      size,
      encrypted: declaredFact(disk.encrypted, settle, `${called}.encrypted`),
      key: { known: false, settle },
    };
  const note = message('because.declared', { name: settle.name, field: `${called}.key`, value: disk.key.value });
  return { size, ...encryptedBy(lookup.find('keys', disk.key.value), note, disk.key.at) };
}

export type Encryption = Pick<DiskFacts, 'encrypted' | 'key'>;

/** Encryption by a key that is named at a place. */
export function encryptedBy(
  key: KeyEntity | undefined,
  note: Message,
  at: AnchoredSpan,
  from?: readonly Reason[],
): Encryption {
  return { encrypted: known(true, note, at, from), key: key === undefined ? unknown : known(key, note, at, from) };
}

/** The disks of a server if its system disk and its data disks are declared. */
export function disksOfServer(
  { system_disk, data_disks }: Pick<Entities['servers']['facts'], 'system_disk' | 'data_disks'>,
  settle: SettleField,
  lookup: Lookup,
): Fact<readonly DiskFacts[]> {
  if (!system_disk.known) return system_disk;
  if (!data_disks.known) return data_disks;
  const data = [...data_disks.value].map(([name, disk]) =>
    diskFacts(disk.value, settle('data_disks'), lookup, `data_disks.${name}`),
  );
  return { ...system_disk, value: [diskFacts(system_disk.value, settle('system_disk'), lookup), ...data] };
}

/** The disks of a backup. */
export function disksOfBackup(
  { disks }: Pick<Entities['backups']['facts'], 'disks'>,
  settle: SettleField,
  lookup: Lookup,
): Fact<readonly DiskFacts[]> {
  return map(disks, (list) => list.map((disk) => diskFacts(disk.value, settle('disks'), lookup)));
}

/** The total of the disks; computed once, because many images may be created from the same disks. */
const together = memoize((disks: readonly DiskFacts[]) => {
  const encrypted = disks.map((disk) => disk.encrypted);
  return {
    unknownSize: disks.find(({ size }) => !size.known)?.size,
    size: disks.reduce((sum, { size }) => sum + (size.known ? size.value : 0), 0),
    encrypted: encrypted.find((fact) => fact.known && fact.value),
    unknownEncryption: encrypted.find((fact) => !fact.known),
    first: encrypted[0],
  };
});

/** Whether any of the disks is encrypted; otherwise the first disk for which this is unknown. */
export function anyEncrypted(disks: readonly DiskFacts[]): Fact<boolean> {
  const { encrypted, unknownEncryption, first } = together(disks);
  return encrypted ?? unknownEncryption ?? first ?? unknown;
}

/** The total size of the disks in GiB; unknown if one of them is unknown. */
export function sumOfDisks(disks: readonly DiskFacts[], source: string, from: Known<unknown>): Fact<number> {
  const { size, unknownSize } = together(disks);
  return unknownSize ?? known(size, message('because.sum-of-disks', { source, size }), from.why.at, [from.why]);
}
