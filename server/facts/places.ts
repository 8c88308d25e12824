import type { ImageFacts } from './entity';
import { knownValue } from './fact';

/** The account and the region of a private image. The private images there share a quota. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The account and the region of an image that is certainly private, if they are known. */
export function placeOf({ account, region, visibility }: ImageFacts): Place | undefined {
  if (!account.known || !region.known || knownValue(visibility) !== 'private') return undefined;
  return { account: account.value, region: region.value };
}

/** Places that are the same object if they are equal, so that counting by place need not look into ten thousand images. */
export class Places {
  private readonly known = new Map<string, Place>();

  /** The place of an image, as `placeOf`. */
  of(facts: ImageFacts): Place | undefined {
    const place = placeOf(facts);
    if (place === undefined) return undefined;
    const key = `${place.account} ${place.region}`;
    const known = this.known.get(key) ?? place;
    this.known.set(key, known);
    return known;
  }
}
