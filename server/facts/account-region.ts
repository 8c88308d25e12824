import type { ImageFacts } from './entity';
import { knownValue } from './fact';

/** The account and the region of a private image. The private images there share a quota. */
export interface AccountRegion {
  readonly account: string;
  readonly region: string;
}

/** The account and the region of an image that is certainly private, if they are known. */
export function accountRegionOf({ account, region, visibility }: ImageFacts): AccountRegion | undefined {
  if (!account.known || !region.known || knownValue(visibility) !== 'private') return undefined;
  return { account: account.value, region: region.value };
}

/**
 * Finds the account and the region of images. Equal pairs are the same object, so counting by account and region need not look into
 * ten thousand images.
 */
export class AccountRegions {
  private readonly known = new Map<string, AccountRegion>();

  /** The account and the region of an image, as `accountRegionOf`. */
  of(facts: ImageFacts): AccountRegion | undefined {
    const found = accountRegionOf(facts);
    if (found === undefined) return undefined;
    const key = `${found.account} ${found.region}`;
    const known = this.known.get(key) ?? found;
    this.known.set(key, known);
    return known;
  }
}
