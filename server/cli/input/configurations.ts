import { realpathSync } from 'node:fs';
import path from 'node:path';
import { isInside, readText, readTextWithin } from '../../files/read';
import { isNotThere, reasonOf } from '../../files/reason';
import { repositoryOf } from '../../files/repository';
import { fileNamesIn } from '../../files/tree';
import { message, type Message } from '../../messages/message';
import type { Value } from '../../model/terraform/configuration';
import type { Checked } from '../../engine/session';
import type { SyntaxProblem } from '../../syntax/node';
import { spanOf } from '../../text/anchored-span';
import type { Lines } from '../../text/lines';
import { calledIn, concernOf } from '../../terraform/concern';
import { isConfigurationFile, variableFiles } from '../../terraform/module';
import type { FolderFile, FolderOptions, FolderReader } from '../../terraform/module-session';
import { parseVariables, valueOfText, valuesIn } from '../../terraform/variables';
import type { Watched } from '../commands/watch';
import { CommandError, demand } from './command-error';
import { shownPath } from './included';
import { slashed } from './names';

/** A folder whose configuration is checked. */
export interface ConfigurationFolder {
  /** Absolute, with forward slashes. */
  readonly folder: string;
  /** The files to report, by absolute path; all of the folder and of its modules if absent. */
  readonly only?: ReadonlySet<string>;
}

const leadsOut: Message = { id: 'cli.reason.leads-out', args: {} };

/** The path by which configurations know a file or folder. */
export function configurationPath(name: string): string {
  return slashed(path.resolve(name));
}

/** Reads the folders of configurations from the disk, each once. */
export class ConfigurationReader implements FolderReader {
  /** Why files cannot be read. */
  readonly faults: Message[] = [];
  private readonly known = new Map<string, ReturnType<FolderReader['files']>>();

  /** Calls `depends` with each folder and its files before it reads them. */
  constructor(private readonly depends?: (on: Watched) => void) {}

  /** Files are read in the repository of a folder, otherwise in the current folder, otherwise in the folder alone. */
  files(folder: string): ReturnType<FolderReader['files']> {
    let found = this.known.get(folder);
    if (found === undefined) this.known.set(folder, (found = this.read(folder)));
    return found;
  }

  /** Allows the folders around the one to check. */
  allow(folder: string): void {
    const here = path.resolve('.');
    this.tops.add(repositoryOf(folder) ?? (isInside(folder, here) ? here : folder));
  }

  private readonly tops = new Set<string>();

  private read(folder: string): ReturnType<FolderReader['files']> {
    const top = [...this.tops].find((each) => isInside(folder, each));
    if (top === undefined) return 'outside';
    try {
      this.depends?.({ files: [], folders: [folder] });
      if (!isInside(realpathSync.native(folder), realpathSync.native(top))) return 'outside';
      const all = fileNamesIn(folder);
      const names = [...all.filter(isConfigurationFile), ...variableFiles(all)];
      this.depends?.({ files: names.map((name) => `${folder}/${name}`), folders: [] });
      return names.flatMap((name): readonly FolderFile[] => {
        const file = `${folder}/${name}`;
        const text = readTextWithin(file, top);
        if (typeof text === 'object') this.faults.push(text);
        // A link that leads out of the repository.
        if (text === undefined) this.faults.push(message('cli.cannot-read', { path: file, reason: leadsOut }));
        return typeof text === 'string' ? [{ path: file, name, text }] : [];
      });
    } catch (error) {
      if (!isNotThere(error)) this.faults.push(message('cli.cannot-search', { path: folder, reason: reasonOf(error) }));
      return 'missing';
    }
  }
}

/** The same options with other texts for some files. With `only`, the other files do not exist. */
export function withTexts(
  options: FolderOptions,
  texts: ReadonlyMap<string, string>,
  which: 'all' | 'only' = 'all',
): FolderOptions {
  const files: FolderReader['files'] = (folder) => {
    const found = options.reader.files(folder);
    if (typeof found === 'string') return found;
    return found.flatMap((file) => {
      const text = texts.get(file.path);
      return text === undefined && which === 'only' ? [] : [{ ...file, text: text ?? file.text }];
    });
  };
  return { ...options, reader: { files } };
}

/**
 * The folders to check: those of named files, and those that were found and may concern images, in an order in which a folder comes
 * after those that call it as a module.
 */
export function configurationFolders(
  named: readonly string[],
  found: readonly string[],
  reader: ConfigurationReader,
): readonly ConfigurationFolder[] {
  const folderOf = (file: string): string => path.posix.dirname(configurationPath(file));
  const only = new Map<string, Set<string>>();
  for (const file of named) {
    const own = only.get(folderOf(file)) ?? new Set();
    only.set(folderOf(file), own.add(configurationPath(file)));
  }
  const whole = new Set(found.map(folderOf));
  for (const folder of [...only.keys(), ...whole]) reader.allow(folder);
  const concerned = [...whole].filter((folder) => concernOf(folder, reader).concerned);
  const called = new Set(concerned.flatMap((folder) => calledBy(folder, reader)));
  const first = concerned.filter((folder) => !called.has(folder));
  const rest = concerned.filter((folder) => called.has(folder));
  return [
    ...[...first, ...rest].map((folder) => ({ folder })),
    ...[...only].flatMap(([folder, files]) => (concerned.includes(folder) ? [] : [{ folder, only: files }])),
  ];
}

/** The other folders that a folder seems to call as modules. A call in a comment counts, too, which only changes the order of checks. */
function calledBy(folder: string, reader: FolderReader): readonly string[] {
  const files = reader.files(folder);
  const called = typeof files === 'string' ? [] : files.flatMap(({ text }) => calledIn(text, folder));
  return called.filter((each) => each !== folder);
}

/** Why a plan file cannot be used; `undefined` if it can. */
export function planFault(shown: string, results: readonly Checked[]): Message | undefined {
  const [problem] = results[0]?.syntax.problems ?? [];
  return problem && faultAt(shown, problem.anchor.source.lines, problem);
}

function faultAt(file: string, lines: Lines, problem: SyntaxProblem): Message {
  const { line, character } = lines.position(spanOf(problem).start);
  const where = `${file}:${String(line + 1)}:${String(character + 1)}`;
  return message('check.bad-input', { where, reason: { id: problem.what, args: problem.args } });
}

/** The variables that `--var` and `--var-file` set. `--var` wins. Ends the command if something is wrong with them. */
export function variablesOf(given: readonly string[], files: readonly string[]): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const file of files) {
    const parsed = parseVariables(file, demand(readText(file)));
    const [problem] = parsed.problems;
    if (problem !== undefined)
      throw new CommandError(faultAt(shownPath(path.resolve(file)), parsed.source.lines, problem));
    for (const [name, value] of valuesIn(parsed)) values.set(name, value);
  }
  for (const each of given) {
    const at = each.indexOf('=');
    if (at < 1) throw new CommandError(message('check.bad-variable', { variable: each }));
    values.set(each.slice(0, at).trim(), valueOfText(each.slice(at + 1)));
  }
  return values;
}
