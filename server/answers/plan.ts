import { message, say, type Catalogue } from '../messages/message';
import { curl } from '../plan/curl';
import type { Form, Plan } from '../plan/forms';
import { hcloud } from '../plan/hcloud';
import { json } from '../plan/json';
import { planOf } from '../plan/plan';
import { sh } from '../plan/sh';
import { table } from '../plan/table';
import type { Finding } from '../rules/judge';
import type { Checked } from '../service';
import { spanOf } from '../text/place';

/** The forms that a plan can be written in, by name. */
export const planForms: Readonly<Record<string, Form>> = { table, json, hcloud, curl, sh };

/** The findings that speak against a plan. */
export function errorsIn({ findings }: Checked): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** An error on one line, with its rule and its line. */
export function saidError({ rule, at, message: text }: Finding, { lines }: Checked, catalogue: Catalogue): string {
  return say(message('plan.error', { rule, line: lines.position(spanOf(at).start).line + 1, text }), catalogue);
}

/** The plan of each document, with the errors in it. */
export function plansOf(path: string, checked: Checked, catalogue: Catalogue): readonly Plan[] {
  const { documents } = checked;
  const errors = errorsIn(checked);
  return documents.map(({ run, syntax }, index) => {
    const own = errors.filter((finding) => {
      const { start } = spanOf(finding.at);
      return start >= syntax.span.start && (start < syntax.span.end || index === documents.length - 1);
    });
    const title = documents.length === 1 ? path : say(message('plan.document', { path, number: index + 1 }), catalogue);
    return { title, steps: planOf(run), errors: own.map((finding) => saidError(finding, checked, catalogue)) };
  });
}
