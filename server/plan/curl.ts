import { api } from '../catalog/reference';
import { message, say } from '../messages/message';
import type { Call } from './draft';
import { endpointOf, pathOf, plain, titleOf, type Form } from './forms';
import { jobCall } from './plan';
import { marked } from './value';
import { comments, jsonText, newlineFor, word } from './writer';

/** The plan as curl commands with a token of the account, to read and to copy. */
export const curl: Form = (plans, catalogue) => {
  const written = plans
    .map(({ title, steps, errors }) => {
      const blocks = steps.map((step) => {
        const head = comments([titleOf(step)]);
        if (step.calls.length === 0) return head + comments([say(message('plan.by-hand'), catalogue)]);
        return head + step.calls.map(commandOf).join('');
      });
      return [comments([title, ...errors]), ...blocks].join('\n');
    })
    .join('\n');
  return newlineFor(written) + written;
};

function commandOf(call: Call): string {
  const endpoint = endpointOf(plain(call.region));
  const search = Object.entries(call.query).map(([name, value]) => `${name}=${encodeURIComponent(plain(value))}`);
  const address = `${endpoint}${pathOf(call)}${search.length === 0 ? '' : `?${search.join('&')}`}`;
  const lines = [
    `curl --fail-with-body --silent --show-error --request ${call.api.method} ${word(address)}`,
    `--header "X-Auth-Token: $TOKEN"`,
  ];
  if (call.body !== undefined)
    lines.push(`--header 'Content-Type: application/json'`, `--data ${word(jsonText(marked(call.body)))}`);
  const job = (api(jobCall)?.uri ?? '').replace('{job_id}', '${job_id}');
  const asked = call.api.async ? `# curl --header "X-Auth-Token: $TOKEN" ${word(endpoint + job)}\n` : '';
  return `${lines.join(' \\\n  ')}\n${asked}`;
}
