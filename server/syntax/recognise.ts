const manifestName = /\.ims\.(?:yaml|yml|json)$/i;
const perhaps = /\.(?:yaml|yml|json)$/i;

/** Whether a file is a manifest: by its name, or, where it is YAML or JSON, by the first key of the text it begins with. */
export function isManifest(name: string, head: () => string): boolean {
  return manifestName.test(name) || (perhaps.test(name) && beginsManifest(head()));
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
