import type { Checked } from '../service';

export interface CheckedFile {
  readonly path: string;
  readonly checked: Checked;
}

/** How many findings of each severity the files have. */
export function countOf(files: readonly CheckedFile[]): { errors: number; warnings: number; infos: number } {
  const all = files.flatMap((file) => file.checked.findings);
  const count = (severity: string): number => all.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
