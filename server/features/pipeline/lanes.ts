/** A part of the picture: what an account has in a region. */
export interface Lane {
  /** The ID of the region; absent if it is unknown. */
  readonly region?: string;
  /** The account, if it is not your own. */
  readonly account?: string;
}

/** Collects the lanes of a picture, each once. */
export class Lanes {
  private readonly all: Lane[] = [];
  private readonly indices = new Map<string, number>();

  /** The index of the lane of a region and an account; your own account if none is given. */
  of(region: string | undefined, account?: string): number {
    const key = JSON.stringify([region, account]);
    let lane = this.indices.get(key);
    if (lane === undefined) this.indices.set(key, (lane = this.all.push({ region, account }) - 1));
    return lane;
  }

  /**
   * The lanes that are used, and the place of each index among them: your own first, then those of each other account. Lanes without a
   * region come last.
   */
  finished(used: ReadonlySet<number | undefined>): {
    readonly lanes: readonly Lane[];
    readonly places: ReadonlyMap<number, number>;
  } {
    const accounts = new Map<string | undefined, number>([[undefined, 0]]);
    for (const { account } of this.all) if (!accounts.has(account)) accounts.set(account, accounts.size);
    const orderOf = ({ region, account }: Lane): number =>
      region === undefined ? accounts.size : (accounts.get(account) ?? 0);
    const indices = [...this.all.keys()].filter((index) => used.has(index));
    const laneAt = (index: number): Lane => this.all[index] ?? {};
    indices.sort((a, b) => orderOf(laneAt(a)) - orderOf(laneAt(b)));
    return { lanes: indices.map(laneAt), places: new Map(indices.map((index, place) => [index, place])) };
  }
}
