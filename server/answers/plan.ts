import { message, say, type Catalogue, type Message } from '../messages/message';
import { curl } from '../plan/curl';
import type { PlanFormatter, Plan } from '../plan/formatters';
import { hcloud } from '../plan/hcloud';
import { json } from '../plan/json';
import { planOf } from '../plan/plan';
import { sh } from '../plan/sh';
import { table } from '../plan/table';
import type { Finding } from '../engine/checker';
import type { Checked } from '../engine/session';
import { spanOf } from '../text/anchored-span';

/** The formats of a plan, by name. */
export const planForms: Readonly<Record<string, PlanFormatter>> = { table, json, hcloud, curl, sh };

/** The errors of a manifest, which make its plan unreliable. */
export function errorsIn({ findings }: Checked): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** An error on one line, with its rule and line number. */
export function errorLine({ rule, at, message: text }: Finding, { lines }: Checked): Message {
  return message('plan.error', { rule, line: lines.position(spanOf(at).start).line + 1, text });
}

/** The plan of each document, with its errors. */
export function plansOf(path: string, checked: Checked, catalogue: Catalogue): readonly Plan[] {
  const { documents } = checked;
  const errors = errorsIn(checked);
  return documents.map(({ evaluation, syntax }, index) => {
    const own = errors.filter((finding) => {
      const { start } = spanOf(finding.at);
      return start >= syntax.span.start && (start < syntax.span.end || index === documents.length - 1);
    });
    const title = documents.length === 1 ? path : say(message('plan.document', { path, number: index + 1 }), catalogue);
    return {
      title,
      steps: planOf(evaluation),
      errors: own.map((finding) => say(errorLine(finding, checked), catalogue)),
    };
  });
}
