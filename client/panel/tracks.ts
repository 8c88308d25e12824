/** Parallel tracks for lines. Lines of one box share a track; lines of different boxes never touch on it. */
export class Tracks {
  private readonly spans = new Map<string, { from: number; to: number }>();
  private tracks: Map<string, number> | undefined;

  /** Reserves a segment of a line. */
  take(id: string, one: number, other: number): void {
    const span = this.spans.get(id);
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    if (span === undefined) this.spans.set(id, { from, to });
    else [span.from, span.to] = [Math.min(span.from, from), Math.max(span.to, to)];
  }

  /**
   * The track of a box. Segments that start last are nearest to the boxes, so that lines to boxes in the same order do not cross.
   */
  of(id: string): number {
    if (this.tracks === undefined) {
      this.tracks = new Map();
      const taken: { from: number; to: number }[][] = [];
      for (const [key, span] of [...this.spans].sort(([, a], [, b]) => b.from - a.from || b.to - a.to)) {
        let free = taken.findIndex((spans) => spans.every(({ from, to }) => to + 1 < span.from || span.to + 1 < from));
        if (free < 0) free = taken.push([]) - 1;
        taken[free]?.push(span);
        this.tracks.set(key, free);
      }
    }
    return this.tracks.get(id) ?? 0;
  }

  get count(): number {
    return Math.max(0, ...[...this.spans.keys()].map((id) => this.of(id) + 1));
  }
}
