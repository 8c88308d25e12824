import * as catalog from '../../schemas/catalog.json';

/** The websites of Huawei Cloud: International, Chinese and European. Each has accounts and pages of its own. */
export type Site = 'intl' | 'cn' | 'eu';

/** A region of Huawei Cloud. The list is not complete: a region that is not in it is not a fault. */
export interface Region {
  readonly id: string;
  readonly name?: string;
  readonly zh?: string;
  /** The sites whose accounts can use it, where that is known. */
  readonly sites?: readonly Site[];
}

export const regions: readonly Region[] = catalog.regions as readonly Region[];

/** The sites whose accounts can use a region; `undefined` where that is not known. */
export function sitesOf(region: string): readonly Site[] | undefined {
  return regions.find(({ id }) => id === region)?.sites;
}
