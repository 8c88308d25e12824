/**
 * The address of a folder, without `.` and `..` in it and with a slash at its end: of the folder itself, of the one that a file is
 * in (`.`), or of the one above a folder (`..`). `undefined` for what has no place in a tree.
 */
export function folderAt(uri: string, step?: '.' | '..'): string | undefined {
  const whole = step === undefined && !uri.endsWith('/') ? `${uri}/` : uri;
  if (!URL.canParse(step ?? '.', whole)) return undefined;
  // Node 20 loses the slash of a tree's root.
  return new URL(step ?? '.', whole).href.replace(/(?<!\/)$/, '/');
}

/** Above a drive or a share there is no folder. */
const top = /^file:\/\/(?:\/[a-z](?::|%3a)|[^/]+\/[^/]+)\/$/i;

/** The folder above a folder; `undefined` for the root of its tree, a drive or a share of Windows. */
export function folderAbove(folder: string): string | undefined {
  const above = top.test(folder) ? undefined : folderAt(folder, '..');
  return above === folder ? undefined : above;
}

/** One and the same text for all ways to write an address: clients differ in what they escape, and in the case of a drive. */
export function keyOf(uri: string): string {
  const whole = URL.canParse(uri) ? new URL(uri).href : uri;
  return unescaped(whole).replace(/^file:\/\/\/[A-Za-z]:/, (drive) => drive.toLowerCase());
}

/** The name of the file at an address, without what an editor appends to tell versions apart. */
export function nameOf(uri: string): string {
  const path = URL.canParse(uri) ? new URL(uri).pathname : uri;
  return unescaped(path.slice(path.lastIndexOf('/') + 1));
}

/** A percent sign that escapes nothing stands for itself. */
function unescaped(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
