import { sameItems } from '../text/same-items';
import type { Checked, Options, Trials, Work } from '../engine/session';
import { editsIn } from '../engine/fix-edits';
import { parseHclFile } from '../hcl/parse';
import type { HclFile } from '../hcl/node';
import type { Value } from '../model/terraform/configuration';
import { applyEdits, type FileEdits } from '../text/edit';
import { runToEnd, type Task } from '../text/cooperative';
import { sourceFile, type SourceFile } from '../text/source-file';
import { Lines } from '../text/lines';
import { Evaluator } from './evaluate/evaluator';
import { readPlanFile } from './plan-file/read';
import { configurationFiles, variableFiles, type FoundModule } from './module';
import { concernOf } from './concern';
import { ConfigurationSession, type Input } from './session';
import type { SyntaxProblem } from '../syntax/node';

/** A file of a folder. */
export interface FolderFile {
  /** Its path or URI for the caller. */
  readonly path: string;
  /** Without its folder. */
  readonly name: string;
  readonly text: string;
}

/** Reads the folders of a configuration. */
export interface FolderReader {
  /** The configuration files and variable files of a folder; `missing` also while they are being read, `outside` if they must not be. */
  files(folder: string): readonly FolderFile[] | 'missing' | 'outside';
}

/** The options for checking a folder. */
export interface FolderOptions extends Options {
  readonly folder: string;
  readonly reader: FolderReader;
  /** Values of input variables, which win over those in files. */
  readonly variables?: ReadonlyMap<string, Value>;
}

/** The files of a folder and of the local modules that it calls, parsed. A file whose text is the same is not parsed again. */
class FolderFiles {
  private readonly parsed = new Map<string, HclFile>();
  private used = new Map<string, HclFile>();
  private looked = new Set<string>();

  constructor(private readonly reader: FolderReader) {}

  /** The requested folders, existing or not. */
  folders(): ReadonlySet<string> {
    return this.looked;
  }

  /** The folders that were read since the last call, in order. */
  take(): readonly HclFile[] {
    const { used } = this;
    this.used = new Map();
    this.looked = new Set();
    for (const path of this.parsed.keys()) if (!used.has(path)) this.parsed.delete(path);
    return [...used.values()];
  }

  readonly module = (folder: string): FoundModule => {
    this.looked.add(folder);
    const found = this.reader.files(folder);
    if (typeof found === 'string') return found;
    const own = new Map(found.map((file) => [file.name, this.file(file)]));
    const names = [...own.keys()].sort();
    const named = (some: readonly string[]): readonly HclFile[] => some.flatMap((name) => own.get(name) ?? []);
    return { folder, files: named(configurationFiles(names)), variables: named(variableFiles(names)) };
  };

  private file({ path, name, text }: FolderFile): HclFile {
    const last = this.parsed.get(path);
    const source: SourceFile = last?.source ?? sourceFile(path);
    if (last?.text !== text) source.lines = new Lines(text);
    const file = last?.text === text ? last : parseHclFile(name, text, source, last);
    this.parsed.set(path, file);
    this.used.set(path, file);
    return file;
  }
}

/**
 * Checks the configuration in a folder, with the local modules that it calls, and checks it again when its files change. Each check
 * makes earlier results invalid.
 */
export class FolderSession {
  private readonly files: FolderFiles;
  private readonly evaluator = new Evaluator();
  private readonly session: ConfigurationSession;
  private last: { readonly files: readonly HclFile[]; readonly results: readonly Checked[] } = {
    files: [],
    results: [],
  };
  /** The folder and those of the modules that the last check looked for. */
  folders: ReadonlySet<string> = new Set();

  constructor(private readonly options: FolderOptions) {
    this.files = new FolderFiles(options.reader);
    this.session = new ConfigurationSession(options, new FolderTrials(options));
  }

  /** The work of the last check, for tests of the cost of edits. */
  get work(): { readonly evaluated: number; readonly linked: number } & ConfigurationSession['work'] {
    return { evaluated: this.evaluator.computed, linked: this.evaluator.linked, ...this.session.work };
  }

  /** The results by file: the files of the folder, then those of the modules. */
  *check(): Task<readonly Checked[]> {
    const { folder, variables } = this.options;
    const { concerned, folders } = concernOf(folder, this.options.reader);
    this.folders = folders;
    if (!concerned) return [];
    const root = this.files.module(folder);
    if (typeof root === 'string') return [];
    const configuration = this.evaluator.evaluate(root, this.files, variables);
    this.folders = this.files.folders();
    const files = this.files.take();
    const { last } = this;
    // What a manifest declares for the configuration may have changed by itself.
    const isAlone = this.options.declarations === undefined;
    if (isAlone && sameItems(last.files, files)) return last.results;
    const input = { files: files.map(toInput), configuration, folders: this.folders };
    // An aborted check leaves no results.
    this.last = { files: [], results: [] };
    const results = yield* this.session.check(input);
    this.last = { files, results };
    return results;
  }
}

/** The result for a file of a folder without relevant resources. */
export function emptyResult(path: string, text: string, options: Options, folders: ReadonlySet<string>): Checked {
  const source = sourceFile(path);
  source.lines = new Lines(text);
  const session = new ConfigurationSession(options, noTrials);
  const files = [{ source, text, problems: [] }];
  const [result] = runToEnd(session.check({ files, configuration: { instances: [], problems: [] }, folders }));
  if (result === undefined) throw new Error('A check lost its file.');
  return result;
}

function toInput(hcl: HclFile): Input['files'][number] {
  return { source: hcl.source, text: hcl.text, problems: hcl.problems, hcl };
}

/** Tries changes of the files of a folder. */
class FolderTrials implements Trials {
  private session: FolderSession | undefined;
  private texts: ReadonlyMap<string, string> = new Map();

  constructor(private readonly options: FolderOptions) {}

  *check({ source, files, changed }: Checked, edits: readonly FileEdits[]): Task<Checked> {
    // Files of a trial are other objects than those of the result, so they are compared by their paths.
    const texts = new Map(changed);
    for (const { source: file, text } of files) {
      const own = editsIn(edits, file);
      if (own.length > 0) texts.set(file.path, applyEdits(text, own));
    }
    this.texts = texts;
    const session = this.session ?? new FolderSession({ ...this.options, reader: this.changed() });
    // An aborted check leaves its session unusable.
    this.session = undefined;
    const all = yield* session.check();
    this.session = session;
    const own = all.find((each) => each.source.path === source.path);
    if (own === undefined) throw new Error('A trial lost its file.');
    return { ...own, changed: texts };
  }

  apart(): Trials {
    return new FolderTrials(this.options);
  }

  get work(): Work | undefined {
    return undefined;
  }

  private changed(): FolderReader {
    return {
      files: (folder) => {
        const found = this.options.reader.files(folder);
        if (typeof found === 'string') return found;
        return found.map((file) => ({ ...file, text: this.texts.get(file.path) ?? file.text }));
      },
    };
  }
}

/** The options for checking a plan file. */
export interface PlanFileOptions extends Options {
  readonly path: string;
  readonly text: string;
  /** The folder of the configuration of the plan. */
  readonly sources?: Pick<FolderOptions, 'folder' | 'reader'>;
}

/** Checks a plan file. The results are of the plan file, and of the files of its configuration if there are sources. */
export function checkPlanText(options: PlanFileOptions): readonly Checked[] {
  const { text, sources } = options;
  const source = sourceFile(options.path);
  const files = sources && new FolderFiles(sources.reader);
  const read = readPlanFile(text, source, (variables) => {
    const root = files?.module(sources?.folder ?? '');
    return files === undefined || root === undefined || typeof root === 'string'
      ? undefined
      : new Evaluator().evaluate(root, files, variables);
  });
  const anchor = { start: 0, source };
  const problems =
    'fault' in read
      ? [{ anchor, ...read.at, what: read.fault.id, args: read.fault.args as SyntaxProblem['args'] }]
      : [];
  const configuration = 'fault' in read ? { instances: [], problems: [] } : read;
  const session = new ConfigurationSession(options, noTrials);
  return runToEnd(
    session.check({ files: [{ source, text, problems }, ...(files?.take() ?? []).map(toInput)], configuration }),
  );
}

/** A plan file is not edited. */
const noTrials: Trials = {
  // eslint-disable-next-line require-yield -- there is nothing to check
  *check(checked) {
    return checked;
  },
  apart: () => noTrials,
  work: undefined,
};

/** Checks the configuration in a folder once. */
export function checkFolder(options: FolderOptions): readonly Checked[] {
  return runToEnd(new FolderSession(options).check());
}
