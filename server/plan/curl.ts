import type { Call } from './draft';
import { commandsOf, endpointOf, pathOf, plain, type PlanFormatter } from './formatters';
import { jobPath } from './plan';
import { marked } from './placeholder';
import { inVariable, ShellVariables } from './variables';
import { jsonText, word } from './writer';

/** The variable with the token of your own account. */
const ownToken = 'TOKEN';

/** The plan as curl commands with a token of each account, to read and copy. */
export const curl: PlanFormatter = (plans, catalogue) => {
  const tokens = new ShellVariables([ownToken]);
  return commandsOf(plans, 'plan.accounts.tokens', catalogue, (call, { account }) =>
    commandOf(call, account === undefined ? ownToken : tokens.name(account, `${ownToken}_${inVariable(account)}`)),
  );
};

function commandOf(call: Call, token: string): string {
  const endpoint = endpointOf(plain(call.region));
  const search = Object.entries(call.query).map(([name, value]) => `${name}=${encodeURIComponent(plain(value))}`);
  const address = `${endpoint}${pathOf(call)}${search.length === 0 ? '' : `?${search.join('&')}`}`;
  const lines = [
    `curl --fail-with-body --silent --show-error --request ${call.api.method} ${word(address)}`,
    `--header "X-Auth-Token: $${token}"`,
  ];
  if (call.body !== undefined)
    lines.push(`--header 'Content-Type: application/json'`, `--data ${word(jsonText(marked(call.body)))}`);
  const asked = call.api.async ? `# curl --header "X-Auth-Token: $${token}" ${word(endpoint + jobPath)}\n` : '';
  return `${lines.join(' \\\n  ')}\n${asked}`;
}
