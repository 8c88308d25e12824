/**
 * The same text in memory of its own. Engines keep the whole text alive for as long as a slice of it is: what is kept of one
 * text must not hold on to all the texts before it.
 */
export function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
