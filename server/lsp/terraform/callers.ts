import type { Finding } from '../../engine/checker';
import { editsIn } from '../../engine/fix-edits';
import type { Checked, Trials } from '../../engine/session';
import { inOrder } from '../../engine/text-findings';
import type { HclFile } from '../../hcl/node';
import { message } from '../../messages/message';
import type { Change } from '../../syntax/change';
import { terraformFile } from '../../terraform/file';
import { spanOf, type Anchor } from '../../text/anchored-span';
import type { Task } from '../../text/cooperative';
import { grouped } from '../../text/grouped';
import type { SourceFile } from '../../text/source-file';

/** The result of a file in one of the configurations that use it. */
export interface CallerView {
  readonly checked: Checked;
  /** The folder of the configuration as users know it; empty if there is only one. */
  readonly folder: string;
}

/** The result of a file of a module for all configurations that call the module. It is that of the first one where it has no parts for others. */
interface Shared extends Checked {
  readonly views: readonly CallerView[];
}

/** The results of a file, one for each configuration that uses it. */
export function viewsOf(checked: Checked): readonly CallerView[] {
  return (checked as Partial<Shared>).views ?? [{ checked, folder: '' }];
}

/** The result of a file in the first configuration that uses it. */
export function firstViewOf(checked: Checked): Checked {
  return viewsOf(checked)[0]?.checked ?? checked;
}

/**
 * One result for all configurations that use a file. A finding of some of them says which; a comment disables something if it does so in
 * one of them. `before` is the last such result.
 */
export function sharedBy(views: readonly [CallerView, ...CallerView[]], before?: Checked): Checked {
  const [{ checked: main }, ...others] = views;
  if (others.length === 0) return main;
  const all = views.map(({ checked }) => checked);
  const texts = new TextsOf(main);
  const known = before === undefined ? [] : viewsOf(before);
  const isAsBefore =
    known.length === views.length &&
    views.every(({ checked, folder }, index) => {
      const last = known[index];
      return last?.folder === folder && last.checked.findings === checked.findings;
    });
  const paths = new Set(main.files.map(({ source }) => source.path));
  const shared: Shared = {
    ...main,
    views,
    findings: before !== undefined && isAsBefore ? before.findings : merged(views, texts),
    get files() {
      return [
        ...main.files,
        ...others.flatMap(({ checked }) => checked.files.filter((file) => !paths.has(file.source.path))),
      ];
    },
    get elsewhere() {
      return [...main.elsewhere, ...others.flatMap(({ checked }) => checked.elsewhere.map(texts.moved))];
    },
    suppressed: all.flatMap(({ suppressed }) => suppressed),
    includes: new Set(all.flatMap(({ includes }) => [...includes])),
    changed: new Map(all.flatMap(({ changed }) => [...changed])),
    trials: new TrialsOfAll(all.map(({ trials }) => trials)),
  };
  return shared;
}

function merged(views: readonly CallerView[], texts: TextsOf): readonly Finding[] {
  const found = views.flatMap(({ checked, folder }) =>
    checked.findings.map((finding) => ({ finding: texts.moved(finding), folder })),
  );
  const same = grouped(found, ({ finding: { rule, severity, at, message: said } }) =>
    JSON.stringify([rule, severity, spanOf(at), said.id, said.args]),
  );
  const all = Array.from(same.values()).flatMap((group): readonly Finding[] => {
    const [{ finding }] = group;
    const folders = new Set(group.map(({ folder }) => folder));
    if (folders.size === views.length) return [finding];
    if (finding.rule === 'needless-disable') return [];
    const note = message('of-callers', { folders: Array.from(folders, (folder) => `\`${folder}\``) });
    return [{ ...finding, message: message('with-evidence', { message: finding.message, evidence: note }) }];
  });
  return inOrder(all);
}

/** The files of a result. Another result has files of its own for the same texts. */
class TextsOf {
  private readonly files: ReadonlyMap<string, HclFile>;

  constructor({ files }: Checked) {
    this.files = new Map(
      files.flatMap((file) => {
        const { source, hcl } = terraformFile(file);
        return hcl === undefined ? [] : [[source.path, hcl] as const];
      }),
    );
  }

  /** A finding of another result at the same place in these files. */
  readonly moved = (finding: Finding): Finding => {
    const at = { ...finding.at, anchor: this.anchor(finding.at.anchor) };
    const fixes: Finding['fixes'] = () =>
      finding.fixes().map((fix) => ({ ...fix, changes: fix.changes.map((change) => this.change(change)) }));
    return at.anchor === finding.at.anchor ? finding : { ...finding, at, fixes };
  };

  private anchor(anchor: Anchor): Anchor {
    const file = this.files.get(anchor.source.path);
    if (file === undefined || file.source === anchor.source) return anchor;
    const part = file.parts.find((each) => each.anchor.start === anchor.start);
    return part?.anchor ?? { start: anchor.start, source: file.source };
  }

  private change(change: Change): Change {
    if (change.do === 'text') return { ...change, at: { ...change.at, anchor: this.anchor(change.at.anchor) } };
    if (change.do !== 'native') return change;
    return { ...change, at: { ...change.at, anchor: this.anchor(change.at.anchor) } };
  }
}

/** Tries a change in all configurations that use a file. */
class TrialsOfAll implements Trials {
  constructor(private readonly all: readonly Trials[]) {}

  *check(checked: Checked, edits: Parameters<Trials['check']>[1]): Task<Checked> {
    const byPath = grouped(edits, ({ source }) => source.path);
    const own = (source: SourceFile) => ({
      source,
      edits: (byPath.get(source.path) ?? []).flatMap((each) => editsIn([each], each.source)),
    });
    const views: CallerView[] = [];
    for (const [index, { checked: each, folder }] of viewsOf(checked).entries()) {
      const after = yield* (this.all[index] ?? each.trials).check(
        each,
        each.files.map(({ source }) => own(source)),
      );
      views.push({ checked: after, folder });
    }
    const [first, ...others] = views;
    if (first === undefined) throw new Error('A trial lost its file.');
    return sharedBy([first, ...others]);
  }

  apart(): Trials {
    return new TrialsOfAll(this.all.map((each) => each.apart()));
  }

  get work(): Trials['work'] {
    return this.all[0]?.work;
  }
}

/** The names of folders without what all of them have in common. */
export function foldersInShort(folders: readonly string[]): readonly string[] {
  const parts = folders.map((folder) => folder.split('/'));
  const [first = []] = parts;
  const different = first.findIndex((part, index) => parts.some((each) => each[index] !== part));
  const shared = different < 0 ? first.length : different;
  return parts.map((each) => each.slice(Math.min(shared, each.length - 1)).join('/'));
}
