import { isManifestName } from '../server/yaml/file-kind';

/** What is wrong with the path of a new manifest. */
export type PathFault = 'empty' | 'outside' | 'character' | 'reserved' | 'end';

/** Names that Windows reserves for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The path of a new manifest in a folder, with slashes, from what the user typed. It ends with `.ims.yaml` (or `.ims.yml`) and is
 * valid on every system, so that the folder can be checked out anywhere.
 */
export function manifestPath(typed: string): string | { readonly fault: PathFault } {
  const parts = typed.trim().replaceAll('\\', '/').split('/');
  const last = parts.pop() ?? '';
  const stem = last.replace(/(?:\.ims)?\.(?:ya?ml|json)$/i, '');
  const isYaml = isManifestName(last) && !/\.json$/i.test(last);
  const names = [...parts.filter((each) => each !== '.'), stem];
  if (stem === '') return { fault: 'empty' };
  // eslint-disable-next-line no-control-regex -- Windows forbids these in names
  if (names.some((each) => /[<>:"|?*\x00-\x1f]/.test(each))) return { fault: 'character' };
  if (names.some((each) => each === '' || each === '..')) return { fault: 'outside' };
  if (names.some((each) => reserved.test(each))) return { fault: 'reserved' };
  if (names.some((each) => /^\s|[.\s]$/.test(each))) return { fault: 'end' };
  return [...names.slice(0, -1), isYaml ? last : `${stem}.ims.yaml`].join('/');
}
