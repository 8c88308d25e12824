import { withFixes } from './features/code-actions/fix-all';
import { pageOf } from './rules/pages';
import { catalogueFor } from './messages/catalogues';
import { message, say, type Catalogue, type Message } from './messages/message';
import { topics } from './rules';
import { fixesFor } from './engine/proof';
import { editsOf } from './engine/fix-edits';
import { IncludedFiles, type IncludeReader } from './engine/included-files';
import { check as checkText, type Checked, type Options } from './engine/session';
import { applyEdits as applySpans } from './text/edit';
import { spanOf, type Span } from './text/anchored-span';
import type { SourceFile } from './text/source-file';
import { yaml } from './yaml/frontend';

/**
 * The severity of a finding: `error` means that IMS rejects it, `warning` that it is probably not intended, `info` that it is worth
 * knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** The level of a rule. `off` disables it. */
export type Level = Severity | 'off';

/** The languages of the messages: English and Simplified Chinese. */
export type Locale = 'en' | 'zh-cn';

/** Options of a check. */
export interface CheckOptions {
  /** The language of the messages. Defaults to English. */
  readonly locale?: Locale;
  /** Levels by rule ID, where they differ from the rule's own. */
  readonly rules?: Readonly<Record<string, Level>>;
  /** The path of the manifest, to which the paths in `include` are relative. Defaults to a file next to those in `included`. */
  readonly path?: string;
  /** The texts of the files that `include` can name, by path. Without it, what included files declare is unknown. */
  readonly included?: Readonly<Record<string, string>>;
}

/** A position between two characters of the text. */
export interface Position {
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  /** Zero-based line. Lines end with LF, CRLF or CR. */
  readonly line: number;
  /** UTF-16 units from the start of the line. */
  readonly character: number;
}

/** A part of the text from `start` up to, but not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A replacement of a part of the text. If `range` is empty, an insertion. */
export interface Edit {
  /** The path of the included file that is edited; absent for the manifest itself. */
  readonly path?: string;
  readonly range: Range;
  readonly newText: string;
}

/** A way to repair the manifest. */
export interface Fix {
  /** What the fix does, for people. */
  readonly title: string;
  /** The fix keeps the meaning and invents no value, so it can be applied without review. */
  readonly safe: boolean;
  /** Replacements that do not overlap, relative to the checked texts. */
  readonly edits: readonly Edit[];
}

/** A place that a finding follows from, with an explanation. */
export interface Related {
  readonly message: string;
  /** The path of the included file with the place; absent for the manifest itself. */
  readonly path?: string;
  readonly range: Range;
}

/** A problem in the manifest. */
export interface Finding {
  /** The rule's ID; `syntax` or `schema` if the text is not a valid manifest. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The reasons, nearest first. */
  readonly related: readonly Related[];
  /** URL of the page that explains the rule. */
  readonly docs?: string;
  /** The available fixes, best first. They are computed, and verified on the text, when this is called. */
  fixes(): readonly Fix[];
}

/** A check that could not be made, and the declaration that it needs, if there is one. */
export interface Unverified {
  readonly rule: string;
  readonly settle?: {
    /** The section to declare it in, such as `images`. */
    readonly section: string;
    /** The name of the declaration, or the ID. */
    readonly name: string;
    readonly field: string;
  };
}

/** The results of the checks on one step, as rule IDs. */
export interface Coverage {
  readonly action: string;
  readonly range: Range;
  readonly violated: readonly string[];
  readonly verified: readonly string[];
  readonly unverified: readonly Unverified[];
}

/** The result of checking a text. */
export interface Report {
  /** All findings, in the order of the text. */
  readonly findings: readonly Finding[];
  /** By step, in execution order. */
  readonly coverage: readonly Coverage[];
}

/**
 * Checks the text of a manifest: YAML or JSON of any kind and length. Problems are reported, never thrown.
 *
 * @throws RangeError if `options.rules` names an unknown rule.
 */
export function check(text: string, options: CheckOptions = {}): Report {
  const catalogue = catalogueFor(options.locale);
  const checked = checkText(text, levelsOf(options, catalogue));
  return { findings: findingsOf(checked, catalogue), coverage: coverageOf(checked) };
}

/**
 * The text after all safe fixes, one after the other. Unchanged if there are none.
 *
 * @throws RangeError if `options.rules` names an unknown rule.
 */
export function fix(text: string, options: CheckOptions = {}): string {
  return withFixes(checkText(text, levelsOf(options, catalogueFor(options.locale)))).text;
}

/**
 * The text of the manifest after the edits of a fix. Edits of included files are left out.
 *
 * @throws RangeError if edits overlap.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return applySpans(
    text,
    edits
      .filter(({ path }) => path === undefined)
      .map(({ range, newText }) => ({ start: range.start.offset, end: range.end.offset, newText })),
  );
}

function levelsOf({ rules = {}, path = '', included }: CheckOptions, catalogue: Catalogue): Options {
  const unknown = Object.keys(rules).find((rule) => !Object.hasOwn(topics, rule));
  if (unknown !== undefined) throw new RangeError(say(message('cli.unknown-rule', { rule: unknown }), catalogue));
  const includes = included && new IncludedFiles(yaml, readerOf(included));
  return { frontend: yaml, levels: new Map(Object.entries(rules)), path: normal(path), includes };
}

function findingsOf(checked: Checked, catalogue: Catalogue): readonly Finding[] {
  const words = (what: Message): string => say(what, catalogue);
  return checked.findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    message: words(finding.message),
    range: rangeOf(spanOf(finding.at), checked.source),
    related: finding.related.map((each) => ({
      message: words(each.message),
      ...pathOf(each.at.anchor.source, checked),
      range: rangeOf(spanOf(each.at), each.at.anchor.source),
    })),
    ...docsOf(finding.rule),
    fixes: () =>
      fixesFor(checked, finding).flatMap((each) => {
        const edits = editsOf(checked, each);
        if (edits === undefined) return [];
        const placed = edits.flatMap(({ source, edits: own }) =>
          own.map((edit) => ({ ...pathOf(source, checked), range: rangeOf(edit, source), newText: edit.newText })),
        );
        return [{ title: words(each.title), safe: each.safe === true, edits: placed }];
      }),
  }));
}

function coverageOf(checked: Checked): readonly Coverage[] {
  return checked.documents.flatMap(({ evaluation, outcomes }) =>
    evaluation.states.flatMap(({ step }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) return [];
      return [
        {
          action: step.action,
          range: rangeOf(spanOf(step.at), checked.source),
          violated: outcome.violated,
          verified: outcome.verified,
          unverified: outcome.unverified.map(({ rule, settle }) =>
            settle === undefined
              ? { rule }
              : { rule, settle: { section: settle.section, name: settle.name, field: settle.field } },
          ),
        },
      ];
    }),
  );
}

function rangeOf({ start, end }: Span, { lines }: SourceFile): Range {
  return {
    start: { offset: start, ...lines.position(start) },
    end: { offset: end, ...lines.position(end) },
  };
}

function docsOf(rule: string): Pick<Finding, 'docs'> {
  const docs = pageOf(rule);
  return docs === undefined ? {} : { docs };
}

function pathOf(source: SourceFile, checked: Checked): { readonly path?: string } {
  return source === checked.source ? {} : { path: source.path };
}

/** Finds included texts by their paths. */
function readerOf(included: Readonly<Record<string, string>>): IncludeReader {
  const texts = new Map(Object.entries(included).map(([path, text]) => [normal(path), text]));
  return {
    resolve(from, item) {
      if (/^[/\\]|^[A-Za-z][A-Za-z0-9+.-]*:/.test(item)) return undefined;
      const path = normal(`${from.slice(0, from.lastIndexOf('/') + 1)}${item}`);
      return path.startsWith('../') ? undefined : path;
    },
    read: (path) => texts.get(path) ?? { why: 'missing' },
  };
}

/** A path without `.`, and without `..` as far as it can be resolved. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
