import { isMap, property, propertyAt } from './json';
import { scopeOfCall, type PlanScope } from './modules';
import type { References } from './references';
import type { Marked } from './planned';
import type { PlanReference } from './address';
import { partOf } from './values';

/** What is known of an expression that is constant or refers to one variable alone. */
interface Followed {
  readonly value?: Marked;
  /** The variable of the outermost module that it comes from: `var.region`. */
  readonly variable?: string;
}

/** No modules are nested more deeply. */
const DEPTH_LIMIT = 50;

/** Follows the variables of a plan file and of its modules. */
export class PlanVariables {
  constructor(
    private readonly plan: unknown,
    private readonly references: References,
  ) {}

  /**
   * The value and the variable of an expression, as far as they are known. A plan file does not list operators and functions, so the
   * value may differ from that of the variable.
   */
  follow(expression: unknown, scope: PlanScope, depth = 0): Followed {
    if (depth > DEPTH_LIMIT) return {};
    const [only, ...others] = this.references.listed(expression);
    if (only === undefined) {
      const value = property(expression, 'constant_value');
      return value === undefined ? {} : { value: { value } };
    }
    return others.length > 0 || only.to !== 'variable' ? {} : this.variable(only, scope, depth);
  }

  /** Whether an expression refers to a variable that is `false`, so that a condition may have given the other value. */
  isRefused(expression: unknown, scope: PlanScope): boolean {
    return this.references
      .listed(expression)
      .some((each) => each.to === 'variable' && this.variable(each, scope, 0).value?.value === false);
  }

  private variable(
    { name, path }: Extract<PlanReference, { to: 'variable' }>,
    { module }: PlanScope,
    depth: number,
  ): Followed {
    const declared = propertyAt(module.configuration, 'variables', name);
    const { call, address } = module;
    const argument = call && propertyAt(call.configuration, 'expressions', name);
    const given = call === undefined ? propertyAt(this.plan, 'variables', name) : undefined;
    const otherwise = isMap(given) ? property(given, 'value') : property(declared, 'default');
    const from: Followed =
      call === undefined || argument === undefined
        ? { value: { value: otherwise ?? null } }
        : this.follow(argument, scopeOfCall(call), depth + 1);
    const isSensitive = property(declared, 'sensitive') === true;
    const whole = from.value && isSensitive ? { ...from.value, sensitive: true } : from.value;
    return {
      value: whole && path.reduce<Marked>(partOf, whole),
      variable: from.variable ?? [...(address === '' ? [] : [address]), 'var', name, ...path].join('.'),
    };
  }
}
