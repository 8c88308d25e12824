import { regions } from '../catalog/regions';
import { storageClasses } from '../catalog/storage-classes';
import type { Catalogue } from '../messages/message';
import { textIn } from '../messages/texts';

/** The name of a region in the language of a message catalogue, where one is known. */
export function regionName(id: string, catalogue: Catalogue): string | undefined {
  const { name, zh } = regions.find((each) => each.id === id) ?? {};
  if (catalogue.locale === 'en' || name === undefined) return name;
  return zh ?? textIn(name, catalogue);
}

/** What a storage class of OBS is called in the language of a message catalogue. */
export function storageClassName(id: string, catalogue: Catalogue): string | undefined {
  const { display, zh } = storageClasses.find((each) => each.id === id) ?? {};
  if (catalogue.locale === 'en' || display === undefined) return display;
  return zh ?? textIn(display, catalogue);
}
