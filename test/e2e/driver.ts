/** The development extension that runs the suite. It does nothing itself. */
export function activate(): void {
  // The extension under test is installed separately.
}
