import type { TextDocumentIdentifier } from 'vscode-languageserver';
import { nameOf } from '../config/address';
import { say } from '../messages/message';
import { misfit } from '../plan/fit';
import { errorsIn, planForms, plansOf, saidError } from '../answers/plan';
import type { Serving } from './editing';
import { RequestType } from './protocol';

interface Params {
  readonly textDocument: TextDocumentIdentifier;
  /** `table`, `json`, `hcloud`, `curl` or `sh`. */
  readonly form?: string;
  /** Write the plan in spite of errors. */
  readonly force?: boolean;
}

/** A plan; or the errors because of which there is none, unless it is forced; or a value that no plan can have, in words. */
export type PlanAnswer =
  { readonly text: string } | { readonly errors: readonly string[] } | { readonly unfit: string };

const planRequest = new RequestType<Params, PlanAnswer | null, void>('ims-manifest/plan');

/** Answers `ims-manifest/plan`: the calls that an open manifest stands for, as a text. Null where the text is not open. */
export function registerPlan({ connection, read }: Serving): void {
  function answer({ textDocument: { uri }, form = 'table', force }: Params): PlanAnswer | null {
    const open = read(uri);
    const write = Object.hasOwn(planForms, form) ? planForms[form] : undefined;
    if (open === undefined || write === undefined) return null;
    const { checked, catalogue } = open;
    const errors = errorsIn(checked);
    if (errors.length > 0 && force !== true)
      return { errors: errors.map((finding) => saidError(finding, checked, catalogue)) };
    const plans = plansOf(nameOf(uri), checked, catalogue);
    const unfit = misfit(plans);
    return unfit === undefined ? { text: write(plans, catalogue) } : { unfit: say(unfit, catalogue) };
  }
  connection.onRequest(planRequest, answer);
}
