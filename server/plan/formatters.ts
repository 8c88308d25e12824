import { message, say, type Catalogue, type MessageId } from '../messages/message';
import type { Call } from './draft';
import { accountsOf, type PlannedStep } from './plan';
import { isPlaceholder, mark, type CallValue } from './placeholder';
import { comments, newlineFor } from './writer';

/** The plan of one document of a file. */
export interface Plan {
  /** The file, and the document number if the file has several. */
  readonly title: string;
  readonly steps: readonly PlannedStep[];
  /** The account whose plan it is, by its profile; absent if it is that of all accounts. */
  readonly account?: string;
  /** The errors in the manifest, one line each. */
  readonly errors: readonly string[];
}

/** Writes plans in one format. `width` is that of the terminal. */
export type PlanFormatter = (plans: readonly Plan[], catalogue: Catalogue, width?: number) => string;

/** The operation ID of a call in the SDKs and KooCLI. */
export function operationOf({ api }: Call): string {
  return api.id.split('.', 1)[0] ?? api.id;
}

/** The path of a call, with its placeholders marked. */
export function pathOf({ api, path }: Call): string {
  return api.uri.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(path, name) ? path[name] : undefined;
    if (value === undefined) return whole;
    return isPlaceholder(value) ? mark(value) : encodeURIComponent(plain(value));
  });
}

/** A value on one line, with its placeholders marked. */
export function plain(value: CallValue): string {
  if (typeof value !== 'object') return String(value);
  return isPlaceholder(value) ? mark(value) : JSON.stringify(value);
}

/** The endpoint of the service in a region, as the SDKs list it. */
export function endpointOf(region: string): string {
  return `https://ims.${region}.myhuaweicloud.com`;
}

/** A short title of a step: its number, the account if that is not your own, its action, and what it creates. */
export function titleOf({ number, step, makes, account }: PlannedStep): string {
  const parts = [account, step.action, makes].filter((part) => part !== undefined);
  return `${String(number)} ${parts.join(': ')}`;
}

/** What a reader has to know about a step without calls. */
export function withoutCalls({ elsewhere, profile }: PlannedStep, catalogue: Catalogue): string {
  return say(elsewhere === true ? message('plan.elsewhere', { account: profile }) : message('plan.by-hand'), catalogue);
}

/** What to do about the other accounts that perform steps; nothing if there are none. */
export function noteOfAccounts(
  id: Extract<MessageId, 'plan.accounts.profiles' | 'plan.accounts.tokens'>,
  plans: readonly Plan[],
  catalogue: Catalogue,
): readonly string[] {
  const [only] = plans.flatMap(({ account }) => account ?? []);
  if (only !== undefined) return say(message('plan.accounts.only', { account: only }), catalogue).split('\n');
  const accounts = accountsOf(plans.flatMap(({ steps }) => steps));
  return accounts.length === 0 ? [] : say(message(id, { accounts }), catalogue).split('\n');
}

/** Plans as commands to read and copy, with comments. `commandOf` writes the command of a call. */
export function commandsOf(
  plans: readonly Plan[],
  note: Parameters<typeof noteOfAccounts>[0],
  catalogue: Catalogue,
  commandOf: (call: Call, step: PlannedStep) => string,
): string {
  const written = plans.map((plan) => {
    const blocks = plan.steps.map((step) => {
      const head = comments([titleOf(step)]);
      if (step.calls.length === 0) return head + comments([withoutCalls(step, catalogue)]);
      return head + step.calls.map((call) => commandOf(call, step)).join('');
    });
    const accounts = noteOfAccounts(note, [plan], catalogue);
    return [comments([plan.title, ...accounts, ...plan.errors]), ...blocks].join('\n');
  });
  const text = written.join('\n');
  return newlineFor(text) + text;
}
