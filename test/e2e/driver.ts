/** The development extension that the suite is run by: it does nothing itself. */
export function activate(): void {
  // Nothing to do: the extension under test is installed.
}
