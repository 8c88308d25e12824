/** The limits that the documentation states. `test/limits.test.ts` compares the pages with them. */
export const limits = {
  /** UTF-16 units of a manifest. 20,000 steps are shorter. */
  characters: 3_000_000,
  /** Tokens of a manifest: those of about 20,000 steps, which take a second. */
  tokens: 1_000_000,
  /** Fields, declarations and steps of a manifest. */
  entries: 30_000,
  /** Documents, directives and errors between documents of a manifest. */
  documents: 10_000,
  /** MiB of a file. Larger files are not manifests, settings or the output of a cloud tool. */
  fileSize: 64,
  /** Mi UTF-16 units of a text that an agent gives to a tool. */
  toolText: 10,
  /** Findings of a file that the text format and editors show. */
  shownFindings: 1000,
  /** Manifests of the workspace that are checked without being open. */
  closedManifests: 2000,
} as const;
