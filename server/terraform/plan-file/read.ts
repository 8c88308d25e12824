import type { Configuration, Instance, Value } from '../../model/terraform/configuration';
import { message, type Message } from '../../messages/message';
import type { Span } from '../../text/anchored-span';
import { jsonFaultAt } from '../../text/json';
import { Lines } from '../../text/lines';
import type { SourceFile } from '../../text/source-file';
import { inOrder } from '../depth-first';
import { ArgumentReader } from './arguments';
import { Collection } from './collect';
import { PlanDependencies } from './dependencies';
import { Identities } from './identities';
import { constantOf, mapOf, property, propertyAt } from './json';
import { scopeFor, Modules } from './modules';
import { addressedObjects } from './places';
import type { Planned } from './planned';
import { PlanProviders } from './providers';
import { terraformOutput, type TerraformOutput } from './recognize';
import { References, TooManyReferences } from './references';
import { withSources } from './sources';
import { plainValue } from './values';
import { PlanVariables } from './variables';

/** Why a text is not read as a plan file, and what to do. */
export interface PlanFileFault {
  readonly fault: Message;
  /** In UTF-16 offsets of the text. */
  readonly at: Span;
}

/** Evaluates the configuration of a plan with the values of the plan's variables. */
export type SourcesOfPlan = (variables: ReadonlyMap<string, Value>) => Configuration | undefined;

/**
 * Reads a plan as `terraform show -json PLANFILE` and `tofu show -json PLANFILE` print it, of format version 0 or 1. Sensitive values
 * are read without their content. An instance is placed at its address in the plan file, or at its block if there are sources. Takes
 * over the lines of `source`.
 */
export function readPlanFile(text: string, source: SourceFile, sources?: SourcesOfPlan): Configuration | PlanFileFault {
  source.lines = new Lines(text);
  const output = terraformOutput(text);
  if (output !== 'plan') return { fault: message(otherOutput[output ?? 'nothing']), at: { start: 0, end: 0 } };
  const json = text.replace(/^\ufeff/, ' ');
  let plan: unknown;
  try {
    plan = JSON.parse(json);
  } catch {
    const at = jsonFaultAt(json) ?? 0;
    return {
      fault: message(at === text.length ? 'plan-file.cut-off' : 'plan-file.not-json'),
      at: { start: at, end: at },
    };
  }
  const version = property(plan, 'format_version');
  if (typeof version !== 'string' || !/^[01](?:\.|$)/.test(version))
    return { fault: message('plan-file.version', { version: shown(version) }), at: { start: 0, end: 0 } };
  try {
    return read(plan, text, source, sources);
  } catch (error) {
    if (!(error instanceof TooManyReferences)) throw error;
    return { fault: message('plan-file.too-many-references'), at: { start: 0, end: 0 } };
  }
}

const otherOutput = {
  state: 'plan-file.state',
  'stored-state': 'plan-file.stored-state',
  log: 'plan-file.log',
  'binary-plan': 'plan-file.binary',
  nothing: 'plan-file.unknown',
} as const satisfies Record<Exclude<TerraformOutput, 'plan'> | 'nothing', string>;

function shown(version: unknown): string {
  return typeof version === 'string' || typeof version === 'number' ? String(version) : JSON.stringify(typeof version);
}

function read(plan: unknown, text: string, source: SourceFile, sources?: SourcesOfPlan): Configuration {
  const configuration = property(plan, 'configuration');
  const places = addressedObjects(text);
  const modules = new Modules(configuration);
  const collection = new Collection(modules, text, source);
  collection.addChanges(property(plan, 'resource_changes'), places.get('resource_changes') ?? []);
  collection.addState(property(plan, 'prior_state'), places.get('prior_state') ?? []);
  const references = new References(modules, collection);
  const variables = new PlanVariables(plan, references);
  const providers = new PlanProviders(configuration, modules, variables);
  const reader = new ArgumentReader(references, variables, new Identities(collection.all));
  const hasFailed = property(plan, 'errored') === true;
  for (const planned of collection.all) {
    const { instance, resource } = planned;
    instance.provider = providers.of(resource.configuration, planned.providerName);
    const isConfigured = instance.mode === 'managed' && resource.configuration !== undefined;
    const failed = hasFailed && isConfigured && planned.isUnplanned === true;
    if (failed && instance.change !== undefined) instance.change = { ...instance.change, actions: ['update'] };
    instance.arguments = argumentsOf(failed ? asConfigured(planned) : planned, reader);
    if (planned.before !== undefined && instance.change !== undefined)
      instance.change = { ...instance.change, before: reader.before(planned.before) };
  }
  const waits = new PlanDependencies(references, collection).all();
  const known = sources?.(variablesOf(plan));
  if (known !== undefined) withSources(collection.all, waits, known);
  // Terraform has no cycles. An edge that closes one is removed.
  const instances = inOrder<Instance>(
    collection.all.map((planned) => planned.instance),
    (instance) => waits.get(instance) ?? [],
    (earlier, instance) => waits.get(instance)?.delete(earlier),
  );
  return { instances, problems: [] };
}

function argumentsOf(
  { instance, resource, remains, attributes, before }: Planned,
  reader: ArgumentReader,
): Instance['arguments'] {
  const { configuration, module } = resource;
  if (!remains) return reader.known(before ?? attributes);
  if (configuration === undefined || module === undefined) return reader.known(attributes);
  const scope = scopeFor(module, configuration, instance.key);
  const wasRead = instance.mode === 'data' && instance.change?.actions.includes('read') !== true;
  return reader.written(attributes, property(configuration, 'expressions'), scope, wasRead);
}

/** An instance of a plan that failed, with the constants that the configuration has for it. */
function asConfigured(planned: Planned): Planned {
  const { attributes, resource } = planned;
  const expressions = Object.entries(mapOf(property(resource.configuration, 'expressions')));
  const constants = expressions
    .map(([name, expression]) => [name, constantOf(expression)] as const)
    .filter(([, constant]) => constant !== undefined);
  const value = { ...mapOf(attributes.value), ...Object.fromEntries(constants) };
  return { ...planned, attributes: { ...attributes, value } };
}

/** The variables of the root module with their values; sensitive ones without content. */
function variablesOf(plan: unknown): ReadonlyMap<string, Value> {
  const given = Object.entries(mapOf(property(plan, 'variables')));
  return new Map(
    given.map(([name, entry]) => {
      const declared = propertyAt(plan, 'configuration', 'root_module', 'variables', name);
      return [name, plainValue(property(entry, 'value'), property(declared, 'sensitive'))];
    }),
  );
}
