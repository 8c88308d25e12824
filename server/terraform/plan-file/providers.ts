import type {
  Argument,
  Arguments,
  NestedBlock,
  ProviderConfiguration,
  Value,
} from '../../model/terraform/configuration';
import { listOf, mapOf, property, propertyAt, textAt } from './json';
import type { PlanScope, Modules } from './modules';
import type { Marked } from './planned';
import { plainValue, untied, valueOf } from './values';
import type { PlanVariables } from './variables';

/** Arguments whose content must stay in the reader, regardless of the plan file. */
const secrets: ReadonlySet<string> = new Set([
  'access_key',
  'secret_key',
  'security_token',
  'password',
  'token',
  'user_name',
  'id_token',
]);

/** A string that is a complete region or ID, so it is the unchanged value of its variable. */
const whole = /^(?:[a-z]{2,4}(?:-[a-z]+)+-\d+|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The provider configurations of a plan file. */
export class PlanProviders {
  private readonly known = new Map<string, ProviderConfiguration>();
  private readonly contents = new Map<string, string>();

  constructor(
    private readonly configuration: unknown,
    private readonly modules: Modules,
    private readonly variables: PlanVariables,
  ) {}

  /** The provider configuration of a resource, which may be deleted from the configuration. */
  of(resource: unknown, providerName: string | undefined): ProviderConfiguration {
    return this.at(textAt(resource, 'provider_config_key') ?? this.onlyOne(providerName));
  }

  /** The only provider configuration of a provider; `''` if there are several, so that the account is unknown. */
  private onlyOne(providerName: string | undefined): string {
    const name = providerName?.split('/').at(-1) ?? '';
    const all = Object.entries(mapOf(property(this.configuration, 'provider_config')));
    const keys = all.flatMap(([key, provider]) => (textAt(provider, 'name') === name ? key : []));
    return keys.length > 1 ? '' : (keys[0] ?? name);
  }

  private at(key: string): ProviderConfiguration {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const entry = propertyAt(this.configuration, 'provider_config', key);
    const module = this.modules.at(textAt(entry, 'module_address') ?? '');
    const expressions = property(entry, 'expressions');
    const made = { key, arguments: this.arguments(key, expressions, { module: module ?? this.modules.root }) };
    this.known.set(key, made);
    return made;
  }

  private arguments(key: string, expressions: unknown, scope: PlanScope, depth = 0): Arguments {
    const values = new Map<string, Argument>();
    const blocks = new Map<string, readonly NestedBlock[]>();
    for (const [name, expression] of depth < 10 ? Object.entries(mapOf(expressions)) : []) {
      if (Array.isArray(expression)) {
        const nested = (each: unknown): Arguments => this.arguments(key, each, scope, depth + 1);
        blocks.set(
          name,
          listOf(expression).map((each) => ({ ...nested(each), several: false })),
        );
      } else {
        const value = this.value(key, name, expression, scope);
        if (value !== undefined) values.set(name, { value });
      }
    }
    return { values, blocks };
  }

  private value(key: string, name: string, expression: unknown, scope: PlanScope): Value | undefined {
    const { value: found, variable } = this.variables.follow(expression, scope);
    const unknown: Value = { type: 'unknown', variable };
    if (found?.value === null) return undefined;
    if (secrets.has(name) || found?.sensitive === true) return this.secret(key, name, found, unknown);
    if (found === undefined) return unknown;
    if (variable === undefined) return valueOf(found, untied);
    return typeof found.value === 'string' && whole.test(found.value) ? plainValue(found.value) : unknown;
  }

  /** A secret without its content. The same content has the same name, which distinguishes accounts. */
  private secret(key: string, name: string, found: Marked | undefined, unknown: Value): Value {
    const value = found?.value;
    if (typeof value !== 'string') return { ...unknown, sensitive: true };
    const content = `${name} ${value}`;
    const variable = this.contents.get(content) ?? `${key}.${name}`;
    this.contents.set(content, variable);
    return { type: 'unknown', sensitive: true, variable };
  }
}
