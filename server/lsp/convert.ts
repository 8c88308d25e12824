import {
  DiagnosticSeverity,
  DiagnosticTag,
  MarkupKind,
  type Diagnostic,
  type MarkupContent,
  type Range,
  type TextEdit,
} from './protocol';
import { pageOf } from '../docs';
import { plainText } from '../features/markdown';
import { shortlist } from '../features/shortlist';
import { say, type Catalogue, type Message } from '../messages/message';
import type { Finding } from '../rules/judge';
import type { Severity } from '../rules/rule';
import type { Edit } from '../text/edit';
import type { Lines } from '../text/lines';
import { spanOf, type Span } from '../text/place';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A span of file offsets as LSP counts. */
export function toRange(span: Span, lines: Lines): Range {
  return { start: lines.position(span.start), end: lines.position(span.end) };
}

export function toTextEdit(edit: Edit, lines: Lines): TextEdit {
  return { range: toRange(edit, lines), newText: edit.newText };
}

/** A message where nothing reads Markdown, as in lists of problems and menus: names are in quotation marks instead of code marks. */
export function sayPlain(message: Message, catalogue: Catalogue): string {
  const [open, close] = catalogue.locale === 'zh-cn' ? ['“', '”'] : ["'", "'"];
  return say(message, catalogue).replace(/`([^`]*)`/g, (_, name: string) => `${open}${name}${close}`);
}

/** A finding as a diagnostic; its reasons are the related places. `index` leads back to it. */
export function toDiagnostic(
  finding: Finding,
  index: number,
  uri: string,
  lines: Lines,
  catalogue: Catalogue,
): Diagnostic {
  const page = pageOf(finding.rule);
  return {
    range: toRange(spanOf(finding.at), lines),
    severity: severities[finding.severity],
    source: 'ims-manifest',
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    message: sayPlain(finding.message, catalogue),
    ...(finding.rule === 'needless-disable' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    relatedInformation: finding.related.map((related) => ({
      location: { uri, range: toRange(spanOf(related.at), lines) },
      message: sayPlain(related.message, catalogue),
    })),
    data: { index },
  };
}

/** A text in the form that the client shows. */
export function toMarkup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : plainText(markdown) };
}

/** What was found in a text, as diagnostics. Of too many the most severe are shown, and a note at the top counts the others. */
export function toDiagnostics(
  { findings, lines }: { readonly findings: readonly Finding[]; readonly lines: Lines },
  uri: string,
  catalogue: Catalogue,
): Diagnostic[] {
  const { shown, leftOut } = shortlist(
    findings.map((finding, index) => ({ finding, index, severity: finding.severity })),
  );
  const diagnostics = shown.map(({ finding, index }) => toDiagnostic(finding, index, uri, lines, catalogue));
  if (leftOut !== undefined)
    diagnostics.unshift({
      range: toRange({ start: 0, end: 0 }, lines),
      severity: DiagnosticSeverity.Information,
      source: 'ims-manifest',
      message: say(leftOut, catalogue),
    });
  return diagnostics;
}

/** The findings of a text whose place touches a span. */
export function findingsIn(
  { findings }: { readonly findings: readonly Finding[] },
  span: Span,
): readonly { readonly finding: Finding; readonly index: number }[] {
  return findings.flatMap((finding, index) => {
    const at = spanOf(finding.at);
    return at.start <= span.end && span.start <= at.end ? [{ finding, index }] : [];
  });
}
