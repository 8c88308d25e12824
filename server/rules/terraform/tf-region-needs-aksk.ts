import { message } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import { resources } from '../../model/terraform/resources';
import { textOf } from '../../model/terraform/values';
import { textNow, valueAt } from '../instances';
import type { Report, Rule } from '../rule';

export const tfRegionNeedsAksk: Rule<'instance'> = {
  id: 'tf-region-needs-aksk',
  severity: 'error',
  on: ['instance'],
  creates: Object.keys(resources),
  *check(each, context) {
    const own = each.provider.arguments.values.get('region');
    const region = textOf(own?.value);
    if (region === undefined) return;
    for (const argument of ['region', 'target_region']) {
      const other = textNow(each, argument);
      if (other === undefined || other === '' || other === region) continue;
      const says = reasonAgainst(each, argument, region);
      if (says === undefined) continue;
      yield {
        at: valueAt(each, argument, context),
        message: says.message,
        severity: says.severity,
        reasons: [{ explanation: message('because.tf-region', { region }), at: own?.at }],
      };
    }
  },
};

/** Why the provider cannot call IMS in another region than its own. */
function reasonAgainst(
  { provider }: Instance,
  argument: string,
  region: string,
): Pick<Report, 'message' | 'severity'> | undefined {
  const { values, blocks } = provider.arguments;
  const endpoints = values.get('endpoints')?.value;
  if (endpoints?.type === 'object' && endpoints.fields.has('ims'))
    return { message: message('tf-region-needs-aksk.endpoint', { argument, region }) };
  // Beside a token that is written, an access key may still come from the environment, so this is not certain.
  const isOther = ['access_key', 'secret_key', 'shared_config_file', 'profile'].some((name) => values.has(name));
  if (isOther || blocks.has('assume_role') || blocks.has('assume_role_with_oidc')) return undefined;
  const token = values.get('token')?.value;
  const isToken = token?.type === 'known' && token.value !== '';
  return isToken ? { message: message('tf-region-needs-aksk', { argument, region }), severity: 'warning' } : undefined;
}
