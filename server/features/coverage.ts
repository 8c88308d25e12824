import type { Checked } from '../service';

/** How the checks of a file's steps came out. */
export interface Counts {
  readonly violated: number;
  readonly verified: number;
  readonly unverified: number;
}

/** How many checks of all steps came out in each way. */
export function countsOf({ documents }: Checked): Counts {
  let [violated, verified, unverified] = [0, 0, 0];
  for (const { verdicts } of documents)
    for (const verdict of verdicts) {
      violated += verdict.violated.length;
      verified += verdict.verified.length;
      unverified += verdict.unverified.length;
    }
  return { violated, verified, unverified };
}
