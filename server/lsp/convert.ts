import { rangeOf } from '../answers/range';
import {
  CodeActionKind,
  DiagnosticSeverity,
  DiagnosticTag,
  MarkupKind,
  type CodeAction,
  type Command,
  type Diagnostic,
  type Location,
  type MarkupContent,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from './protocol';
import { pageOf } from '../rules/pages';
import { plainText } from '../features/markdown';
import { shortlist } from '../features/shortlist';
import { say, type Catalogue, type Message } from '../messages/message';
import type { Finding } from '../engine/checker';
import type { Severity } from '../rules/rule';
import type { Edit } from '../text/edit';
import type { Lines } from '../text/lines';
import { spanOf, type AnchoredSpan, type Span } from '../text/anchored-span';
import { memoize } from '../text/memoize';
import type { ClientSupport } from './client-capabilities';

/** The command that applies an edit for clients without code actions. */
export const applyEdit = 'ims-manifest.applyEdit';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** An LSP range as a span of file offsets. */
export function toSpan({ start, end }: Range, lines: Lines): Span {
  return { start: lines.offset(start), end: lines.offset(end) };
}

export function toTextEdit(edit: Edit, lines: Lines): TextEdit {
  return { range: rangeOf(edit, lines), newText: edit.newText };
}

/** Remembered, because the findings are sent again after each edit, and most of them are those from before. */
const plainTexts = memoize((catalogue: Catalogue) => {
  const [open, close] = catalogue.locale === 'zh-cn' ? ['“', '”'] : ["'", "'"];
  return memoize((message: Message) =>
    say(message, catalogue).replace(/`([^`]*)`/g, (_, name: string) => `${open}${name}${close}`),
  );
});

/** A message for places without Markdown, such as problem lists and menus, with names in quotation marks instead of code marks. */
export function sayPlain(message: Message, catalogue: Catalogue): string {
  return plainTexts(catalogue)(message);
}

/** A place in its file, whose path must be a URI. */
export function toLocation(place: AnchoredSpan): Location {
  const { path, lines } = place.anchor.source;
  return { uri: path, range: rangeOf(spanOf(place), lines) };
}

/** A finding as a diagnostic. Its reasons are the related locations. `index` refers back to it. */
export function toDiagnostic(finding: Finding, index: number, catalogue: Catalogue): Diagnostic {
  const page = pageOf(finding.rule);
  return {
    range: toLocation(finding.at).range,
    severity: severities[finding.severity],
    source: 'ims-manifest',
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    message: sayPlain(finding.message, catalogue),
    ...(finding.rule === 'needless-disable' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    relatedInformation: finding.related.map((related) => ({
      location: toLocation(related.at),
      message: sayPlain(related.message, catalogue),
    })),
    data: { index },
  };
}

/** A text in the format that the client shows. */
export function toMarkup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : plainText(markdown) };
}

/** The findings of a file as diagnostics. If there are too many, the most severe ones and a note with the number of others. */
export function toDiagnostics(findings: readonly Finding[], catalogue: Catalogue): Diagnostic[] {
  const { shown, leftOut } = shortlist(
    findings.map((finding, index) => ({ finding, index, severity: finding.severity })),
  );
  const diagnostics = shown.map(({ finding, index }) => toDiagnostic(finding, index, catalogue));
  if (leftOut !== undefined)
    diagnostics.unshift({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: DiagnosticSeverity.Information,
      source: 'ims-manifest',
      message: say(leftOut, catalogue),
    });
  return diagnostics;
}

/** What an action is about: a finding, with its index among those of the file. */
interface About {
  readonly finding: Finding;
  readonly index: number;
}

/** A quick fix of a finding, in the form that the client supports. */
export function toQuickFix(
  title: string,
  { finding, index }: About,
  edit: WorkspaceEdit,
  { actions: { literal } }: ClientSupport,
  catalogue: Catalogue,
): CodeAction | Command {
  if (!literal) return { title, command: applyEdit, arguments: [edit] };
  const diagnostics = [toDiagnostic(finding, index, catalogue)];
  return { title, kind: CodeActionKind.QuickFix, diagnostics, edit };
}

/** The findings of a text that touch a range. */
export function findingsIn(
  { findings, lines }: { readonly findings: readonly Finding[]; readonly lines: Lines },
  range: Range,
): readonly About[] {
  const span = toSpan(range, lines);
  return findings.flatMap((finding, index) => {
    const at = spanOf(finding.at);
    return at.start <= span.end && span.start <= at.end ? [{ finding, index }] : [];
  });
}
