import * as catalog from '../../schemas/catalog.json';

/** A region of Huawei Cloud. The list is not complete: a region that is not in it is no fault. */
export interface Region {
  readonly id: string;
  readonly name?: string;
  readonly zh?: string;
}

export const regions: readonly Region[] = catalog.regions;

/** The name of a region in the language of a locale, where one is known. */
export function regionName(id: string, locale: string): string | undefined {
  const region = regions.find((each) => each.id === id);
  return locale.startsWith('zh') ? (region?.zh ?? region?.name) : region?.name;
}
