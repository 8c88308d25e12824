import { isMap, property, propertyAt } from './json';
import { frameOfCall, type Frame, type ModuleCall } from './modules';
import type { References } from './references';
import type { Marked } from './planned';
import { partOf } from './values';

/** The values of the variables of a plan file and of its modules. */
export class Variables {
  constructor(
    private readonly plan: unknown,
    private readonly references: References,
  ) {}

  /** The value of a variable where a frame is; `undefined` if it is not known. */
  valueOf(name: string, path: readonly (string | number)[], { module }: Frame, depth = 0): Marked | undefined {
    const declared = propertyAt(module.configuration, 'variables', name);
    const sensitive = property(declared, 'sensitive') === true;
    const whole =
      module.call === undefined ? this.ofRoot(name, declared) : this.ofCall(name, declared, module.call, depth);
    if (whole === undefined) return undefined;
    const marked = sensitive ? { ...whole, sensitive: true } : whole;
    return path.reduce<Marked>(partOf, marked);
  }

  private ofRoot(name: string, declared: unknown): Marked {
    const given = propertyAt(this.plan, 'variables', name);
    const value = isMap(given) ? property(given, 'value') : property(declared, 'default');
    return { value: value ?? null };
  }

  private ofCall(name: string, declared: unknown, call: ModuleCall, depth: number): Marked | undefined {
    const expression = propertyAt(call.configuration, 'expressions', name);
    if (expression === undefined) return { value: property(declared, 'default') ?? null };
    return depth > 50 ? undefined : this.evaluate(expression, frameOfCall(call), depth + 1);
  }

  /**
   * The value of an expression that is constant or refers to one variable alone; `undefined` if it is not known. A plan file has no
   * operators and functions, so an expression may make something else of its variable.
   */
  evaluate(expression: unknown, frame: Frame, depth = 0): Marked | undefined {
    const [only, ...others] = this.references.listed(expression);
    if (only === undefined) {
      const value = property(expression, 'constant_value');
      return value === undefined ? undefined : { value };
    }
    if (others.length > 0 || only.to !== 'variable') return undefined;
    return this.valueOf(only.name, only.path, frame, depth);
  }

  /** The variable of the outermost module that an expression refers to alone: `var.region`. */
  nameOf(expression: unknown, frame: Frame): string | undefined {
    let name: string | undefined;
    let [at, where]: [unknown, Frame | undefined] = [expression, frame];
    while (where !== undefined) {
      const [only, ...others] = this.references.listed(at);
      if (only?.to !== 'variable' || others.length > 0) return name;
      const { address, call }: Frame['module'] = where.module;
      name = [...(address === '' ? [] : [address]), 'var', only.name, ...only.path].join('.');
      at = call === undefined ? undefined : propertyAt(call.configuration, 'expressions', only.name);
      where = call === undefined ? undefined : frameOfCall(call);
    }
    return name;
  }

  /** Whether an expression refers to a variable that is `false`, so that a condition may have given the other value. */
  isRefused(expression: unknown, frame: Frame): boolean {
    return this.references
      .listed(expression)
      .some((each) => each.to === 'variable' && this.valueOf(each.name, each.path, frame)?.value === false);
  }
}
