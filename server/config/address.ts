/**
 * The URI of a folder, normalized and with a trailing slash: the folder itself, the one that contains a file (`.`), or the parent
 * of a folder (`..`). `undefined` for a URI without a hierarchical path.
 */
export function folderAt(uri: string, step?: '.' | '..'): string | undefined {
  const whole = step === undefined && !uri.endsWith('/') ? `${uri}/` : uri;
  if (!URL.canParse(step ?? '.', whole)) return undefined;
  // Node 20 drops the trailing slash of a root.
  return new URL(step ?? '.', whole).href.replace(/(?<!\/)$/, '/');
}

/** The root of a drive or a share, which has no parent. */
const top = /^file:\/\/(?:\/[a-z](?::|%3a)|[^/]+\/[^/]+)\/$/i;

/** The parent of a folder; `undefined` for the root of a tree, or a drive or share on Windows. */
export function folderAbove(folder: string): string | undefined {
  const above = top.test(folder) ? undefined : folderAt(folder, '..');
  return above === folder ? undefined : above;
}

/** The URI of the file that a relative path means in another file; `undefined` for a path of another kind. */
export function fileAt(from: string, path: string): string | undefined {
  if (/^[/\\]|^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return undefined;
  const address = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(escapedPart)
    .join('/');
  return URL.canParse(address, from) ? new URL(address, from).href : undefined;
}

/** The relative path from one file to another in a tree of files, as people write it. */
export function pathBetween(from: string, to: string): string {
  const [own, other] = [keyOf(from).split('/'), keyOf(to).split('/')];
  const shared = own.slice(0, -1).findIndex((part, index) => part !== other[index]);
  const depth = shared < 0 ? own.length - 1 : shared;
  return [...own.slice(depth, -1).map(() => '..'), ...other.slice(depth)].join('/');
}

/** A file name as a part of a URI, escaped like in VS Code. */
export function escapedPart(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A canonical key for a URI. Clients differ in what they escape and in the case of a drive letter. */
export function keyOf(uri: string): string {
  const whole = URL.canParse(uri) ? new URL(uri).href : uri;
  return unescaped(whole).replace(/^file:\/\/\/[A-Za-z]:/, (drive) => drive.toLowerCase());
}

/** The file name in a URI, without the suffix that an editor adds to tell versions apart. */
export function fileNameOf(uri: string): string {
  const path = URL.canParse(uri) ? new URL(uri).pathname : uri;
  return unescaped(path.slice(path.lastIndexOf('/') + 1));
}

/** Decodes a URI component. A percent sign that is not an escape is literal. */
function unescaped(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
