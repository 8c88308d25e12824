import { withFixes } from './features/fix-all';
import { pageOf } from './docs';
import { catalogueFor } from './messages/catalogues';
import { message, say, type Catalogue, type Message } from './messages/message';
import { topics } from './rules';
import { fixesFor } from './proof';
import { check as checkText, editsOf, type Checked, type Options } from './service';
import { applyEdits as applySpans } from './text/edit';
import { spanOf, type Span } from './text/place';

/** How bad a finding is: `error` is refused by IMS, `warning` is likely not what is wanted, `info` is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** The level of a rule; `off` silences it. */
export type Level = Severity | 'off';

/** The languages of the messages: English and Simplified Chinese. */
export type Locale = 'en' | 'zh-cn';

/** How to check. */
export interface CheckOptions {
  /** The language of the messages; English where it is not given. */
  readonly locale?: Locale;
  /** Rule ids with the level of each, where it is to differ from the rule's own. */
  readonly rules?: Readonly<Record<string, Level>>;
}

/** A place between two characters of the text. */
export interface Position {
  /** UTF-16 units from the beginning of the text. */
  readonly offset: number;
  /** Line, the first being 0. A line ends with LF, CRLF or CR. */
  readonly line: number;
  /** UTF-16 units from the beginning of the line. */
  readonly character: number;
}

/** A part of the text, from `start` up to but without `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A replacement of a part of the text; an insertion where `range` is empty. */
export interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/** A way to repair the manifest. */
export interface Fix {
  /** What it does, for a person. */
  readonly title: string;
  /** It keeps the meaning and invents no value: it may be applied without a person looking. */
  readonly safe: boolean;
  /** Replacements that do not overlap, all for the text as it was checked. */
  readonly edits: readonly Edit[];
}

/** A place that a finding follows from, with what it says. */
export interface Related {
  readonly message: string;
  readonly range: Range;
}

/** One thing that is wrong. */
export interface Finding {
  /** The rule's id; `syntax` and `schema` where the text is no manifest. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** Why, the nearest reason first. */
  readonly related: readonly Related[];
  /** Address of the page that explains the rule. */
  readonly docs?: string;
  /** The repairs on offer, the best first. They are worked out, and tried on the text, only when this is called. */
  fixes(): readonly Fix[];
}

/** A check that found no answer, with the declaration that would settle it, where there is one. */
export interface Unverified {
  readonly rule: string;
  readonly settle?: {
    /** The section to declare it in, such as `images`. */
    readonly section: string;
    /** The name of the thing, or the id that stands for it. */
    readonly name: string;
    readonly field: string;
  };
}

/** What came of the checks on one step: rule ids. */
export interface Coverage {
  readonly action: string;
  readonly range: Range;
  readonly violated: readonly string[];
  readonly verified: readonly string[];
  readonly unverified: readonly Unverified[];
}

/** All that the checks have to say of a text. */
export interface Report {
  /** All of them, in the order of the text. */
  readonly findings: readonly Finding[];
  /** By step, in the order in which the steps run. */
  readonly coverage: readonly Coverage[];
}

/**
 * Checks the text of a manifest: YAML or JSON, of any kind and length. What is wrong with it is said in the report, never thrown.
 *
 * @throws RangeError where `options.rules` names a rule that does not exist.
 */
export function check(text: string, options: CheckOptions = {}): Report {
  const catalogue = catalogueFor(options.locale);
  const checked = checkText(text, levelsOf(options, catalogue));
  return { findings: findingsOf(checked, catalogue), coverage: coverageOf(checked) };
}

/**
 * The text after all its safe fixes, one after the other; the same text where there is none.
 *
 * @throws RangeError where `options.rules` names a rule that does not exist.
 */
export function fix(text: string, options: CheckOptions = {}): string {
  return withFixes(text, levelsOf(options, catalogueFor(options.locale))).text;
}

/**
 * The text after the edits of a fix.
 *
 * @throws RangeError where edits overlap.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return applySpans(
    text,
    edits.map(({ range, newText }) => ({ start: range.start.offset, end: range.end.offset, newText })),
  );
}

function levelsOf({ rules = {} }: CheckOptions, catalogue: Catalogue): Options {
  const unknown = Object.keys(rules).find((rule) => !Object.hasOwn(topics, rule));
  if (unknown !== undefined) throw new RangeError(say(message('cli.unknown-rule', { rule: unknown }), catalogue));
  return { levels: new Map(Object.entries(rules)) };
}

function findingsOf(checked: Checked, catalogue: Catalogue): readonly Finding[] {
  const words = (what: Message): string => say(what, catalogue);
  return checked.findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    message: words(finding.message),
    range: rangeOf(spanOf(finding.at), checked),
    related: finding.related.map((each) => ({
      message: words(each.message),
      range: rangeOf(spanOf(each.at), checked),
    })),
    ...docsOf(finding.rule),
    fixes: () =>
      fixesFor(checked, finding).flatMap((each) => {
        const edits = editsOf(checked, each);
        if (edits === undefined) return [];
        const placed = edits.map((edit) => ({ range: rangeOf(edit, checked), newText: edit.newText }));
        return [{ title: words(each.title), safe: each.safe === true, edits: placed }];
      }),
  }));
}

function coverageOf(checked: Checked): readonly Coverage[] {
  return checked.documents.flatMap(({ run, verdicts }) =>
    run.ran.flatMap(({ step }, index) => {
      const verdict = verdicts[index];
      if (verdict === undefined) return [];
      return [
        {
          action: step.action,
          range: rangeOf(spanOf(step.at), checked),
          violated: verdict.violated,
          verified: verdict.verified,
          unverified: verdict.unverified.map(({ rule, settle }) =>
            settle === undefined
              ? { rule }
              : { rule, settle: { section: settle.section, name: settle.name, field: settle.field } },
          ),
        },
      ];
    }),
  );
}

function rangeOf({ start, end }: Span, { lines }: Checked): Range {
  return {
    start: { offset: start, ...lines.position(start) },
    end: { offset: end, ...lines.position(end) },
  };
}

function docsOf(rule: string): Pick<Finding, 'docs'> {
  const docs = pageOf(rule);
  return docs === undefined ? {} : { docs };
}
