import * as catalog from '../../schemas/catalog.json';
import type { Catalogue } from '../messages/message';
import { textIn } from '../messages/texts';

const classes: readonly { readonly id: string; readonly display: string; readonly zh?: string }[] =
  catalog.storageClasses;

/** What a storage class of OBS is called in the language of a message catalogue. */
export function storageClassName(id: string, catalogue: Catalogue): string | undefined {
  const { display, zh } = classes.find((each) => each.id === id) ?? {};
  if (catalogue.locale === 'en' || display === undefined) return display;
  return zh ?? textIn(display, catalogue);
}
