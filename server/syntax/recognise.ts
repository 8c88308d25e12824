/** How much of a file is enough to see whether it is a manifest, in bytes. */
export const HEAD_LENGTH = 4096;

const perhaps = /\.(?:yaml|yml|json)$/i;

/** Whether a file is a manifest by its name alone. */
export function isManifestName(name: string): boolean {
  return /\.ims\.(?:yaml|yml|json)$/i.test(name);
}

/** Whether a file of a name is a manifest where it begins like one: YAML or JSON. */
export function mayBeManifest(name: string): boolean {
  return perhaps.test(name);
}

/** Whether a file is a manifest: by its name, or, where it is YAML or JSON, by the first key of the text it begins with. */
export function isManifest(name: string, head: () => string): boolean {
  return isManifestName(name) || (mayBeManifest(name) && beginsManifest(head()));
}

/** Whether a text's first key is `imsManifest: v1`: behind comments, directives and the mark of a document. */
function beginsManifest(head: string): boolean {
  for (const line of head.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const said = line.trim();
    if (said === '' || said === '{' || /^(?:#|%|---(?:\s*#|$))/.test(said)) continue;
    return /^(?:---(?=\s))?\s*(?:\{\s*)?(["']?)imsManifest\1\s*:\s*(["']?)v1\2\s*(?:[,}#]|$)/.test(said);
  }
  return false;
}

/** Whether a text has nothing in it but blanks, comments and directives. */
export function isBlank(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  return lines.every((line) => /^\s*(?:[#%]|$)/.test(line));
}
