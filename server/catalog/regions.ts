import * as catalog from '../../schemas/catalog.json';
import type { Catalogue } from '../messages/message';
import { textIn } from '../messages/texts';

/** A region of Huawei Cloud. The list is not complete: a region that is not in it is no fault. */
export interface Region {
  readonly id: string;
  readonly name?: string;
  readonly zh?: string;
}

export const regions: readonly Region[] = catalog.regions;

/** The name of a region in the language of a message catalogue, where one is known. */
export function regionName(id: string, catalogue: Catalogue): string | undefined {
  const { name, zh } = regions.find((each) => each.id === id) ?? {};
  if (catalogue.locale === 'en' || name === undefined) return name;
  return zh ?? textIn(name, catalogue);
}
