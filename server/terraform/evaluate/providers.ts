import { anchored } from '../../text/anchored-span';
import type { ProviderConfiguration } from '../../model/terraform/configuration';
import type { Expression } from '../../hcl/node';
import { evaluateDeclaredBlock } from './bodies';
import { argumentOf, headOf, type DeclaredBlock } from './declarations';
import type { ModuleInstance } from './module-instance';
import { traverse } from './references';

/** The name of the provider configuration of a resource: that in `provider`, or the default one of its type. */
export function providerName(definition: DeclaredBlock): string {
  const written = argumentOf(definition, 'provider')?.item.value;
  const type = definition.name.replace(/^data\./, '');
  return (written === undefined ? undefined : nameOf(written)) ?? /^[^_.]*/.exec(type)?.[0] ?? type;
}

/** The provider configuration that a name means in a module: its own, one that is passed to it, or the default one of its caller. */
export function providerOf(module: ModuleInstance, name: string): ProviderConfiguration {
  const definition = (): DeclaredBlock | undefined => module.node?.declarations.providers.get(name);
  const call = (): DeclaredBlock | undefined => module.node?.caller?.call;
  const path = module.node?.path ?? '';
  const key = path === '' ? name : `${path}:${name}`;
  const unwritten: ProviderConfiguration = { key, arguments: { values: new Map(), blocks: new Map() } };
  const compute = (): ProviderConfiguration => {
    const { parent } = module;
    const from = call();
    const passed = from && passedProvider(from, name);
    if (parent !== undefined && passed !== undefined) return providerOf(parent, passed);
    const declared = definition();
    const [part] = declared?.parts ?? [];
    if (declared === undefined || part === undefined)
      return parent === undefined || name.includes('.') ? unwritten : providerOf(parent, name);
    return {
      key,
      arguments: evaluateDeclaredBlock(declared, module.scope()),
      at: anchored(headOf(part.item), part.anchor),
    };
  };
  const inputs = (): readonly unknown[] => [...(definition()?.parts ?? []), null, ...(call()?.parts ?? [])];
  return module.host.cells.get(`${module.address} provider ${name}`, inputs, compute) ?? unwritten;
}

/** The provider that a module call passes under a name. */
function passedProvider(call: DeclaredBlock, name: string): string | undefined {
  const providers = argumentOf(call, 'providers')?.item.value;
  if (providers?.type !== 'object') return undefined;
  const field = providers.fields.find(({ key }) => nameOf(key) === name);
  return field === undefined ? undefined : nameOf(field.value);
}

/** `huaweicloud` or `huaweicloud.eu`, also as a text. */
function nameOf(expression: Expression): string | undefined {
  if (expression.type === 'literal') return typeof expression.value === 'string' ? expression.value : undefined;
  if (expression.type === 'parentheses') return nameOf(expression.of);
  const { base, steps } = traverse(expression);
  if (base.type !== 'variable') return undefined;
  return [base.name, ...steps.flatMap((step) => ('name' in step ? [step.name] : []))].join('.');
}
