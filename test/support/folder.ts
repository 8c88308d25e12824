import path from 'node:path';
import { IncludedFiles } from '../../server/engine/included-files';
import { Session, type Checked, type Options } from '../../server/engine/session';
import { yaml } from '../../server/yaml/frontend';

/** Manifests in memory that include each other, each with a session that follows its texts. */
export class Folder {
  private readonly texts: Map<string, string>;
  private readonly sessions = new Map<string, Session>();
  readonly options: Options;

  constructor(files: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(files));
    const includes = new IncludedFiles(yaml, {
      resolve(from, item) {
        const found = path.posix.join(path.posix.dirname(from), item);
        return item.startsWith('/') || found.startsWith('..') ? undefined : found;
      },
      read: (file) => this.texts.get(file) ?? { why: 'missing' },
    });
    this.options = { frontend: yaml, includes };
  }

  write(file: string, text: string | undefined): void {
    if (text === undefined) this.texts.delete(file);
    else this.texts.set(file, text);
  }

  text(file: string): string {
    return this.texts.get(file) ?? '';
  }

  /** The result of the session that follows the file. */
  check(file: string): Checked {
    let session = this.sessions.get(file);
    if (session === undefined) this.sessions.set(file, (session = new Session({ ...this.options, path: file })));
    return session.check(this.text(file));
  }

  /** The result of a new check of the same texts. */
  fresh(file: string): Checked {
    return new Folder(Object.fromEntries(this.texts)).check(file);
  }
}
