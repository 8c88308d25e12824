import { fileAt, folderAt, keyOf } from '../../config/address';
import { IncludedFiles, type IncludeReader } from '../../engine/included-files';
import { yaml } from '../../yaml/frontend';
import type { FileSystem } from './files';
import type { SettingsSource } from './settings';

type IncludedText = ReturnType<IncludeReader['read']>;

/** The files that manifests include: open ones from the editor, others from disk. */
export interface IncludedTexts {
  readonly files: IncludedFiles;
  /** The text of a file; `undefined` while it is being read. */
  read(uri: string): IncludedText;
  /** The text of a file that is not open, read again if its changes are not reported; `undefined` if it cannot be read. */
  newest(uri: string): Promise<string | undefined>;
  /** A file was changed on disk, created or deleted, or its text in the editor was closed. */
  changed(uri: string): void;
}

interface Around {
  readonly files: FileSystem;
  readonly settings: SettingsSource;
  /** The URI of an open document, by its key. */
  readonly findOpen: (key: string) => string | undefined;
  readonly openText: (uri: string) => string | undefined;
  /** The client reports changes of files. */
  readonly isWatching: () => boolean;
  /** The text of a file has changed. */
  readonly updated: (uri: string) => void;
}

/** Reads the files that manifests include when they are first needed, and again when they change. */
export function includedTexts({ files, settings, findOpen, openText, isWatching, updated }: Around): IncludedTexts {
  const texts = new Map<string, IncludedText>();
  /** The pending reads. Only the result of the last one of a file is used. */
  const readings = new Map<string, Promise<void>>();

  const topOf = (uri: string): string | undefined => settings.folderOf(uri) ?? folderAt(uri, '.');

  function load(uri: string): Promise<void> {
    const key = keyOf(uri);
    const folder = topOf(uri);
    if (!texts.has(key)) texts.set(key, undefined);
    const read = folder === undefined ? Promise.resolve(undefined) : files.read(uri, folder);
    const reading = read
      .catch(() => undefined)
      .then((text) => {
        if (readings.get(key) !== reading) return;
        readings.delete(key);
        const before = texts.get(key);
        texts.set(key, text ?? { why: 'missing' });
        const isSame = text === undefined ? typeof before === 'object' : text === before;
        if (!isSame) updated(uri);
      });
    readings.set(key, reading);
    return reading;
  }

  const reader: IncludeReader = {
    resolve(from, item) {
      const uri = fileAt(from, item);
      const top = topOf(from);
      if (uri === undefined || top === undefined || !keyOf(uri).startsWith(keyOf(top))) return undefined;
      return findOpen(keyOf(uri)) ?? uri;
    },
    read(uri) {
      const key = keyOf(uri);
      const open = openText(uri);
      if (open !== undefined) {
        texts.set(key, open);
        return open;
      }
      if (!texts.has(key)) void load(uri);
      return texts.get(key);
    },
  };
  return {
    files: new IncludedFiles(yaml, reader),
    read: (uri) => reader.read(uri),
    async newest(uri) {
      const key = keyOf(uri);
      if (typeof texts.get(key) === 'string' && isWatching()) await readings.get(key);
      else await load(uri);
      const text = texts.get(key);
      return typeof text === 'string' ? text : undefined;
    },
    changed(uri) {
      if (texts.has(keyOf(uri))) void load(uri);
    },
  };
}
