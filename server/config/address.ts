/**
 * The address of a folder, without `.` and `..` in it and with a slash at its end: of the folder itself, of the one that a file is
 * in (`.`), or of the one above a folder (`..`). `undefined` for what has no place in a tree.
 */
export function folderAt(uri: string, step?: '.' | '..'): string | undefined {
  const whole = step === undefined && !uri.endsWith('/') ? `${uri}/` : uri;
  return URL.canParse(step ?? '.', whole) ? new URL(step ?? '.', whole).href : undefined;
}

/** The folders that a file is in, the innermost first. */
export function foldersOf(uri: string): readonly string[] {
  const folders: string[] = [];
  const innermost = folderAt(uri, '.');
  for (let folder = innermost; folder !== undefined && folder !== folders.at(-1); folder = folderAt(folder, '..')) {
    folders.push(folder);
  }
  return folders;
}

/** One and the same text for all ways to write an address: clients differ in what they escape. */
export function keyOf(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/[A-Za-z]:/, (drive) => drive.toLowerCase());
  } catch {
    return uri;
  }
}

/** The last part of an address, as it is written there. */
export function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
