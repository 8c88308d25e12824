/**
 * A copy of a slice in its own memory. Engines keep the whole text alive as long as one of its slices, so a cached slice would
 * retain every earlier version of the file.
 */
export function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
