import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isInside } from '../files/read';

/** A path with forward slashes, as globs, git and reports have it on every system. */
export function slashed(name: string): string {
  return name.split(path.sep).join('/');
}

/** A file as the reports name it: from the project's root; as a whole where it lies elsewhere. */
export function nameFrom(root: string, file: string): string {
  if (file === '-') return file;
  const whole = path.resolve(file);
  return slashed(isInside(whole, root) ? path.relative(root, whole) : whole);
}

/** The address of a file that a report names: relative where the name is. */
export function addressOf(name: string): string {
  if (path.isAbsolute(name)) return pathToFileURL(path.normalize(name)).href;
  // A name may hold half of a surrogate pair on Windows, which no address can.
  const part = (each: string): string => encodeURIComponent(Buffer.from(each).toString('utf8'));
  return name.split('/').map(part).join('/');
}
