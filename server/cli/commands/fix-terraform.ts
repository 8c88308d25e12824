import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../engine/checker';
import { isHarmless } from '../../engine/proof';
import type { Checked } from '../../engine/session';
import type { Fix } from '../../rules/rule';
import { sourceOf } from '../../syntax/change';
import { checkFolder, type FolderOptions } from '../../terraform/module-session';
import { lineEdits } from '../../text/line-changes';
import type { SourceFile } from '../../text/source-file';
import { withTexts } from '../input/configurations';
import { fixed } from './fixed';
import type { CheckRequest } from './check-file';

/** A file with findings in it. */
export type FoundIn = Pick<Checked, 'source' | 'lines' | 'findings'>;

/** A configuration that was checked. */
export interface CheckedConfiguration {
  readonly options: FolderOptions;
  /** The files to report and to fix; all that were searched for if absent. */
  readonly only?: ReadonlySet<string>;
  readonly results: readonly Checked[];
  /** The findings in a file that are reported. */
  readonly counted: (file: FoundIn) => readonly Finding[];
}

/** New texts by path. */
type Texts = ReadonlyMap<string, string>;

/**
 * What fixes make of the files of configurations, for each configuration. A fix of a file that several of them share is applied only
 * if it does no harm in any of them. Only files that are named, or that are in folders that were searched, are changed.
 */
export function fixesIn(
  configurations: readonly CheckedConfiguration[],
  which: NonNullable<CheckRequest['fix']>,
  searched: readonly string[],
): readonly Texts[] {
  const folders = new Set(searched.map((folder) => realpathSync.native(folder)));
  const done: Texts[] = [];
  for (const configuration of configurations) {
    const texts = new Map(done.flatMap((made) => [...made]));
    const others = configurations.filter((other) => other !== configuration);
    const own = new Set(configuration.results.map(({ source }) => source.path));
    const mayChange = ({ path: file }: SourceFile): boolean =>
      own.has(file) && (configuration.only?.has(file) ?? folders.has(path.dirname(realpathSync.native(file))));
    const isShared = ({ path: file }: SourceFile): boolean =>
      others.some(({ results }) => results.some(({ source }) => source.path === file));
    const first = textsOf(configuration, texts, which, mayChange);
    const good = others.every((other) => isUnharmed(other, texts, first));
    const made = good ? first : textsOf(configuration, texts, which, (file) => mayChange(file) && !isShared(file));
    if (made.size > 0) done.push(made);
  }
  return done;
}

/** The texts that fixes of one configuration change. */
function textsOf(
  { options, counted }: CheckedConfiguration,
  texts: Texts,
  which: NonNullable<CheckRequest['fix']>,
  mayChange: (file: SourceFile) => boolean,
): Texts {
  const [start] = checkFolder(withTexts(options, texts));
  if (start === undefined) return new Map();
  const isAllowed = ({ changes }: Fix): boolean => changes.every((change) => mayChange(sourceOf(change)));
  return fixed(start, which, (now) => filesOf(now).flatMap(counted), isAllowed).changed;
}

/** All files of a check with their findings. */
function filesOf({ files, findings, elsewhere }: Checked): readonly FoundIn[] {
  const all = [...findings, ...elsewhere];
  return files.map(({ source }) => ({
    source,
    lines: source.lines,
    findings: all.filter(({ at }) => at.anchor.source === source),
  }));
}

/** Whether a configuration has no more errors and warnings after some of its files have changed. */
function isUnharmed({ options }: CheckedConfiguration, before: Texts, changed: Texts): boolean {
  const [old] = checkFolder(withTexts(options, before));
  const edits = (old?.files ?? []).flatMap(({ source, text }) => {
    const after = changed.get(source.path);
    return after === undefined ? [] : [{ source, edits: lineEdits(text, after) }];
  });
  if (old === undefined || edits.length === 0) return true;
  const [now] = checkFolder(withTexts(options, new Map([...before, ...changed])));
  return now !== undefined && isHarmless(old, now, edits);
}
