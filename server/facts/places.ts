import type { ImageFacts } from './entity';

/** An account and a region: the private images there share a quota. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Places that are the same object if they are equal, so that counting by place need not look into ten thousand images. */
export class Places {
  private readonly known = new Map<string, Map<string, Place>>();

  /** Where a private image is; `undefined` if that is unknown, and for other images. */
  of({ account, region, visibility }: ImageFacts): Place | undefined {
    if (!account.known || !region.known || !visibility.known || visibility.value !== 'private') return undefined;
    let ofAccount = this.known.get(account.value);
    if (ofAccount === undefined) this.known.set(account.value, (ofAccount = new Map<string, Place>()));
    let place = ofAccount.get(region.value);
    if (place === undefined) ofAccount.set(region.value, (place = { account: account.value, region: region.value }));
    return place;
  }
}
