import * as catalog from '../../schemas/catalog.json';

/** A storage class of OBS, with its documented name. */
interface StorageClass {
  readonly id: string;
  readonly display: string;
  readonly zh?: string;
}

export const storageClasses: readonly StorageClass[] = catalog.storageClasses;
