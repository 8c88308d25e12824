import * as catalog from '../../schemas/catalog.json';

/** A region of Huawei Cloud. The list is not complete: a region that is not in it is no fault. */
export interface Region {
  readonly id: string;
  readonly name?: string;
  readonly zh?: string;
}

export const regions: readonly Region[] = catalog.regions;
