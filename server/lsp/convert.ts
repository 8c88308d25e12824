import {
  DiagnosticSeverity,
  DiagnosticTag,
  type CodeAction,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { pageOf } from '../docs';
import { say, type Catalogue } from '../messages/message';
import type { Finding } from '../rules/judge';
import type { Fix, Severity } from '../rules/rule';
import type { Checked } from '../service';
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

/** A finding as a diagnostic; its reasons are the related places. `index` leads back to it. */
export function toDiagnostic(
  finding: Finding,
  index: number,
  uri: string,
  lines: Lines,
  catalogue: Catalogue,
): Diagnostic {
  return {
    range: toRange(spanOf(finding.at), lines),
    severity: severities[finding.severity],
    source: 'ims-manifest',
    code: finding.rule,
    codeDescription: { href: pageOf(finding.rule) },
    message: say(finding.message, catalogue),
    ...(finding.rule === 'needless-disable' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    relatedInformation: finding.related.map((related) => ({
      location: { uri, range: toRange(spanOf(related.at), lines) },
      message: say(related.message, catalogue),
    })),
    data: { index },
  };
}

/** The fixes of a finding as code actions, the best first. */
export function toCodeActions(
  fixes: readonly Fix[],
  edits: (fix: Fix) => readonly Edit[] | undefined,
  {
    uri,
    version,
    diagnostic,
    lines,
    catalogue,
  }: {
    readonly uri: string;
    readonly version: number;
    readonly diagnostic: Diagnostic;
    readonly lines: Lines;
    readonly catalogue: Catalogue;
  },
): readonly CodeAction[] {
  return fixes.flatMap((fix, index): CodeAction[] => {
    const changes = edits(fix);
    if (changes === undefined) return [];
    return [
      {
        title: say(fix.title, catalogue),
        kind: 'quickfix',
        diagnostics: [diagnostic],
        isPreferred: index === 0,
        edit: {
          documentChanges: [{ textDocument: { uri, version }, edits: changes.map((edit) => toTextEdit(edit, lines)) }],
        },
      },
    ];
  });
}

/** The findings of a checked file whose place touches a span. */
export function findingsIn(
  checked: Checked,
  span: Span,
): readonly { readonly finding: Finding; readonly index: number }[] {
  return checked.findings.flatMap((finding, index) => {
    const at = spanOf(finding.at);
    return at.start <= span.end && span.start <= at.end ? [{ finding, index }] : [];
  });
}
