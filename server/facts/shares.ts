import type { Share, Shares } from './entity';

/** Shares with the same recipient, in the same way, are one. */
export function keyOfShare({ by, recipient }: Pick<Share, 'by' | 'recipient'>): string {
  return `${by} ${recipient}`;
}

/** Shares with their keys. */
export function keyed(shares: readonly Share[]): readonly (readonly [string, Share])[] {
  return shares.map((share) => [keyOfShare(share), share]);
}

/** The first share of one kind, in the order of the recipients' names. */
export function firstShare(shares: Shares, by: Share['by']): Share | undefined {
  return shares.first(`${by} `);
}
