import { mayHaveImages } from './file-kind';
import { isLocalSource, joinFolder } from './module';

/** Reads the texts in a folder. */
export interface FolderTexts {
  files(folder: string): readonly { readonly text: string }[] | 'missing' | 'outside';
}

/**
 * Whether a folder, or a local module that it calls, may have resources for images, and the folders that were looked for. The texts
 * are only searched: no other configuration is parsed.
 */
export function concernOf(
  folder: string,
  reader: FolderTexts,
): { readonly concerned: boolean; readonly folders: ReadonlySet<string> } {
  const folders = new Set([folder]);
  // Folders that are found here are visited in the same loop.
  for (const each of folders) {
    const found = reader.files(each);
    if (typeof found === 'string') continue;
    for (const { text } of found) {
      if (mayHaveImages(text)) return { concerned: true, folders };
      for (const called of calledIn(text, each)) folders.add(called);
    }
  }
  return { concerned: false, folders };
}

/** The folders of the local modules that a text in a folder seems to call. What is in a comment counts, too. */
export function calledIn(text: string, folder: string): readonly string[] {
  return Array.from(text.matchAll(/\bsource"?\s*[=:]\s*"([^"]*)"/g), ([, source = '']) =>
    isLocalSource(source) ? joinFolder(folder, source) : undefined,
  ).filter((called) => called !== undefined);
}
