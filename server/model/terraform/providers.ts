import type { Argument, Configuration, Instance, ProviderConfiguration } from './configuration';
import { grouped } from '../../text/grouped';
import { memoize } from '../../text/memoize';
import { textOf } from './values';

/** The arguments of a provider block that determine the account. */
const credentials = [
  'access_key',
  'secret_key',
  'security_token',
  'user_name',
  'password',
  'token',
  'domain_id',
  'domain_name',
];

/** The provider configurations by account. The account of the default configuration is your own. */
export class Providers {
  /** The other accounts with their provider configurations. */
  readonly others = new Map<string, readonly ProviderConfiguration[]>();
  private readonly names = new Map<string, string | undefined>();

  constructor({ instances }: Configuration) {
    const all = new Map(instances.map(({ provider }) => [provider.key, provider]));
    const groups = grouped([...all.values()], identityOf);
    const own = groups.get(identityOf(all.get('huaweicloud') ?? [...all.values()][0])) ?? [];
    for (const group of groups.values()) {
      const name = group === own ? undefined : group[0].key;
      if (name !== undefined) this.others.set(name, group);
      for (const { key } of group) this.names.set(key, name);
    }
  }

  /** The name of the account of an instance; `undefined` for your own. */
  accountOf({ provider }: Instance): string | undefined {
    return this.names.get(provider.key);
  }
}

/** The accounts behind the provider configurations of a configuration. */
export const providersOf = memoize((configuration: Configuration) => new Providers(configuration));

/** The identity of the account of a provider configuration. Unknown values are compared as written. */
function identityOf(provider: ProviderConfiguration | undefined): string {
  if (provider === undefined) return '';
  const { values, blocks } = provider.arguments;
  const roles = ['assume_role', 'assume_role_with_oidc'].flatMap((name) =>
    (blocks.get(name) ?? []).flatMap((block) =>
      [...block.values].map(([key, value]) => `${name}.${key} ${spelt(value)}`),
    ),
  );
  return [
    ...credentials.flatMap((name) => (values.has(name) ? `${name} ${spelt(values.get(name))}` : [])),
    ...roles,
  ].join('\n');
}

function spelt(argument: Argument | undefined): string {
  const value = argument?.value;
  if (value?.type === 'known') return `= ${String(value.value)}`;
  return value?.type === 'unknown' && value.variable !== undefined ? `var ${value.variable}` : '?';
}

/** The region of an instance: its own, otherwise that of its provider configuration. */
export function regionOf(instance: Instance): Argument | undefined {
  return instance.arguments.values.get('region') ?? instance.provider.arguments.values.get('region');
}

/** The region as a text, if it is known. */
export function regionName(instance: Instance): string | undefined {
  return textOf(regionOf(instance)?.value);
}
