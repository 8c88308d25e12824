import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isInside } from '../../files/read';

/** A path with forward slashes, as globs, git and reports use on every system. */
export function slashed(name: string): string {
  return name.split(path.sep).join('/');
}

/** The name of a file in reports: relative to the project's root, or absolute if the file is outside of it. */
export function nameFrom(root: string, file: string): string {
  if (file === '-') return file;
  const whole = path.resolve(file);
  return slashed(isInside(whole, root) ? path.relative(root, whole) : whole);
}

/** The URI of a file in a report; relative if its name is. */
export function addressOf(name: string): string {
  if (path.isAbsolute(name)) return pathToFileURL(path.normalize(name)).href;
  // On Windows, a name may contain a lone surrogate, which a URI cannot.
  const part = (each: string): string => encodeURIComponent(Buffer.from(each).toString('utf8'));
  return name.split('/').map(part).join('/');
}
