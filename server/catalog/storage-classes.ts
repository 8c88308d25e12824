import * as catalog from '../../schemas/catalog.json';

const classes: readonly { readonly id: string; readonly display: string; readonly zh?: string }[] =
  catalog.storageClasses;

/** What a storage class of OBS is called in the language of a locale. */
export function storageClassName(id: string, locale: string): string | undefined {
  const found = classes.find((each) => each.id === id);
  return locale.startsWith('zh') ? (found?.zh ?? found?.display) : found?.display;
}
