import type { TextDocumentIdentifier } from 'vscode-languageserver';
import { fileNameOf } from '../../config/address';
import { say } from '../../messages/message';
import { misfit } from '../../plan/fit';
import { errorLine, errorsIn, planForms, plansOf } from '../../answers/plan';
import { sayPlain } from '../convert';
import type { HandlersContext } from './handlers-context';
import { RequestType } from '../protocol';

interface Params {
  readonly textDocument: TextDocumentIdentifier;
  /** `table`, `json`, `hcloud`, `curl` or `sh`. */
  readonly form?: string;
  /** Return the plan despite errors. */
  readonly force?: boolean;
}

/** A plan; or the errors that prevent it, unless it is forced; or a message about a value that no plan can contain. */
export type PlanAnswer =
  { readonly text: string } | { readonly errors: readonly string[] } | { readonly unfit: string };

const planRequest = new RequestType<Params, PlanAnswer | null, void>('ims-manifest/plan');

/** Answers `ims-manifest/plan`: the API calls of an open manifest, as text. Null if the text is not open. */
export function registerPlan({ connection, read }: HandlersContext): void {
  function answer({ textDocument: { uri }, form = 'table', force }: Params): PlanAnswer | null {
    const open = read(uri);
    const write = Object.hasOwn(planForms, form) ? planForms[form] : undefined;
    if (open === undefined || write === undefined) return null;
    const { checked, catalogue } = open;
    const errors = errorsIn(checked);
    if (errors.length > 0 && force !== true)
      return { errors: errors.map((finding) => sayPlain(errorLine(finding, checked), catalogue)) };
    const plans = plansOf(fileNameOf(uri), checked, catalogue);
    const unfit = misfit(plans);
    return unfit === undefined ? { text: write(plans, catalogue) } : { unfit: say(unfit, catalogue) };
  }
  connection.onRequest(planRequest, answer);
}
