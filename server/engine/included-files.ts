import { DefaultedThings } from '../model/include';
import { noIncludes, type IncludeFault, type Included, type Inclusion, type Manifest } from '../model/manifest';
import { Manifests } from '../model/read-manifest';
import type { Frontend } from '../syntax/frontend';
import type { SyntaxFile } from '../syntax/node';
import { runToEnd } from '../text/cooperative';
import { TextReader } from './text-reader';

/** Provides the files that manifests include, synchronously. Paths are URIs or file names, depending on the caller. */
export interface IncludeReader {
  /** The path of the file that an item of `include` means in a file; `undefined` if no such file may be read. */
  resolve(from: string, item: string): string | undefined;
  /** The text of a file, or why there is none; `undefined` if that is not known yet. */
  read(path: string): string | IncludeFault | undefined;
}

/** An included file, parsed once for all files that include it, and again when its text changes. */
class IncludedFile {
  private readonly reader: TextReader;
  private readonly documents: { readonly manifests: Manifests; readonly defaulted: DefaultedThings }[] = [];
  private text: string | undefined;
  syntax: SyntaxFile | undefined;
  manifests: readonly Manifest[] = [];

  constructor(
    readonly path: string,
    frontend: Frontend,
  ) {
    this.reader = new TextReader(frontend, path);
  }

  update(text: string): void {
    if (this.text === text) return;
    const { file } = runToEnd(this.reader.read(text));
    this.text = text;
    this.syntax = file;
    this.manifests = file.documents.map((document, index) => {
      const { manifests, defaulted } = (this.documents[index] ??= {
        manifests: new Manifests(),
        defaulted: new DefaultedThings(),
      });
      return defaulted.of(runToEnd(manifests.of(document)));
    });
    this.documents.length = file.documents.length;
  }

  get isManifest(): boolean {
    return this.manifests.some(({ version }) => version !== undefined);
  }
}

/** A file, or why its declarations do not apply; neither while its text is unknown. */
interface Found {
  readonly file?: IncludedFile;
  readonly fault?: IncludeFault;
}

/** The includes of a file, with the files in which they were found. */
export interface Closure {
  /** By document of the including file. */
  readonly included: readonly Included[];
  readonly files: readonly SyntaxFile[];
  /** The paths of all requested files. */
  readonly paths: ReadonlySet<string>;
}

const nothing: Closure = { included: [], files: [], paths: new Set() };

/** The files that manifests include, shared by all that include them. */
export class IncludedFiles {
  private readonly files = new Map<string, IncludedFile>();
  /** Texts to use instead of those of the reader. */
  private texts: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly frontend: Frontend,
    private readonly reader: IncludeReader,
    private readonly base?: IncludedFiles,
  ) {}

  /** The same files, to try other texts for some of them. */
  variant(): IncludedFiles {
    return new IncludedFiles(this.frontend, this.reader, this);
  }

  /** The texts that differ from those of the reader. */
  get changed(): ReadonlyMap<string, string> {
    return this.texts;
  }

  change(texts: ReadonlyMap<string, string>): void {
    this.texts = texts;
  }

  /** What the documents of a file include, directly and through others. */
  closureOf(path: string, documents: readonly Pick<Manifest, 'includes'>[]): Closure {
    if (documents.every(({ includes }) => includes.length === 0)) return nothing;
    const files = new Map<string, SyntaxFile>();
    const paths = new Set<string>();
    const included = documents.map((document) => this.includedBy(path, document, files, paths));
    return { included, files: [...files.values()], paths };
  }

  private includedBy(
    path: string,
    { includes }: Pick<Manifest, 'includes'>,
    files: Map<string, SyntaxFile>,
    paths: Set<string>,
  ): Included {
    if (includes.length === 0) return noIncludes;
    const seen = new Set([path]);
    const inclusions: Inclusion[] = [];
    const manifests: { readonly manifest: Manifest; readonly through: Inclusion }[] = [];
    let complete = true;
    for (const include of includes) {
      const { file: own, fault } = this.found(path, include.path.value, paths);
      const through: Inclusion = {
        ...include,
        file: this.reader.resolve(path, include.path.value),
        fault: fault ?? (own !== undefined && this.reaches(own, path, paths) ? { why: 'cycle' } : undefined),
      };
      inclusions.push(through);
      if (own === undefined && fault?.why !== 'cycle') complete = false;
      const open = own === undefined ? [] : [own];
      for (let file = open.pop(); file !== undefined; file = open.pop()) {
        if (seen.has(file.path)) continue;
        seen.add(file.path);
        if (file.syntax !== undefined) files.set(file.path, file.syntax);
        for (const manifest of file.manifests) {
          manifests.push({ manifest, through });
          for (const inner of manifest.includes) {
            const next = this.found(file.path, inner.path.value, paths);
            if (next.file !== undefined) open.push(next.file);
            else if (next.fault?.why !== 'cycle') complete = false;
          }
        }
      }
    }
    return { inclusions, manifests, complete };
  }

  /** Whether a file is, or includes, the file of a path. */
  private reaches(file: IncludedFile, path: string, paths: Set<string>): boolean {
    const seen = new Set<IncludedFile>();
    const open = [file];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.path === path) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      for (const { includes } of next.manifests)
        for (const inner of includes) {
          const { file: found } = this.found(next.path, inner.path.value, paths);
          if (found !== undefined) open.push(found);
        }
    }
    return false;
  }

  /** The current file of an item of `include`. */
  private found(from: string, item: string, paths: Set<string>): Found {
    const path = this.reader.resolve(from, item);
    if (path === undefined) return { fault: { why: 'outside' } };
    paths.add(path);
    return path === from ? { fault: { why: 'cycle' } } : this.file(path);
  }

  private file(path: string): Found {
    const own = this.texts.get(path);
    if (own === undefined && this.base !== undefined) return this.base.file(path);
    const text = own ?? this.reader.read(path);
    if (typeof text !== 'string') {
      this.files.delete(path);
      return { fault: text };
    }
    let file = this.files.get(path);
    if (file === undefined) this.files.set(path, (file = new IncludedFile(path, this.frontend)));
    file.update(text);
    return file.isManifest ? { file } : { fault: { why: 'not-a-manifest' } };
  }
}

/** For a text without other files, where all included files are unknown. */
export const noFiles: Pick<IncludedFiles, 'closureOf'> = {
  closureOf: (_, documents) => ({
    ...nothing,
    included: documents.map(({ includes: inclusions }) =>
      inclusions.length === 0 ? noIncludes : { inclusions, manifests: [], complete: false },
    ),
  }),
};
