import { regions } from '../catalog/regions';
import { storageClasses } from '../catalog/storage-classes';
import type { Catalogue } from '../messages/message';
import { textIn } from '../messages/texts';

/** The name of a region in the catalogue's language, if known. */
export function regionName(id: string, catalogue: Catalogue): string | undefined {
  const { name, zh } = regions.find((each) => each.id === id) ?? {};
  return nameIn(catalogue, name, zh);
}

/** The name of an OBS storage class in the catalogue's language. */
export function storageClassName(id: string, catalogue: Catalogue): string | undefined {
  const { display, zh } = storageClasses.find((each) => each.id === id) ?? {};
  return nameIn(catalogue, display, zh);
}

function nameIn(catalogue: Catalogue, name: string | undefined, zh: string | undefined): string | undefined {
  return catalogue.locale === 'en' || name === undefined ? name : (zh ?? textIn(name, catalogue));
}
