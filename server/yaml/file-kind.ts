/** The number of bytes that are read to decide whether a file is a manifest. */
export const HEAD_LENGTH = 4096;

/** Globs of the files that are manifests by their names, and of those that can be one, in any case: globs tell cases apart. */
export const MANIFEST_NAMES = `**/*.${anyCase('ims')}.{${['yaml', 'yml', 'json'].map(anyCase).join(',')}}`;
export const POSSIBLE_MANIFESTS = `**/*.{${['yaml', 'yml', 'json'].map(anyCase).join(',')}}`;

const perhaps = /\.(?:yaml|yml|json)$/i;

/** Whether a file is a manifest by its name alone. */
export function isManifestName(name: string): boolean {
  return /\.ims\.(?:yaml|yml|json)$/i.test(name);
}

/** Whether a file with this name can be a manifest, depending on its content: YAML or JSON. */
export function mayBeManifest(name: string): boolean {
  return perhaps.test(name);
}

/** Whether a file is a manifest: by its name, or by the first key in the start of its text if it is YAML or JSON. */
export function isManifest(name: string, head: () => string): boolean {
  return isManifestName(name) || (mayBeManifest(name) && beginsManifest(head()));
}

/** Whether a text's first key is `imsManifest: v1`, after comments, directives and a document marker. In JSON, keys can be sorted. */
function beginsManifest(head: string): boolean {
  if (/^\s*\{/.test(head)) return /[{,]\s*"imsManifest"\s*:\s*"v1"/.test(head);
  for (const line of head.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const content = line.trim();
    if (content === '' || content === '{' || /^(?:#|%|---(?:\s*#|$))/.test(content)) continue;
    return /^(?:---(?=\s))?\s*(?:\{\s*)?(["']?)imsManifest\1\s*:\s*(["']?)v1\2\s*(?:[,}#]|$)/.test(content);
  }
  return false;
}

/** Whether a text contains only white space, comments and directives. */
export function isBlank(text: string): boolean {
  const content = /(?<![^\r\n])[^\S\r\n]*[^\s#%]/;
  return !content.test(text);
}

function anyCase(word: string): string {
  return word.replaceAll(/./g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
