import type { Checked } from '../../engine/session';

/** The numbers of checks of a file's steps by result. */
export interface Counts {
  readonly violated: number;
  readonly verified: number;
  readonly unverified: number;
}

/** Counts the checks of all steps by result. */
export function countsOf({ documents }: Checked): Counts {
  let [violated, verified, unverified] = [0, 0, 0];
  for (const { outcomes: verdicts } of documents)
    for (const outcome of verdicts) {
      violated += outcome.violated.length;
      verified += outcome.verified.length;
      unverified += outcome.unverified.length;
    }
  return { violated, verified, unverified };
}
