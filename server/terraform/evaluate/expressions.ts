import { anchored } from '../../text/anchored-span';
import type { ConditionalExpression, Expression, ForExpression, TemplatePart } from '../../hcl/node';
import { unknownValue, type Value } from '../../model/terraform/configuration';
import { asText, entriesOf, get, index, splatItems } from './access';
import { call } from './functions/call';
import { binary, likeBranch, truthOf, unary, undecided } from './operators';
import { declaredBy, nameIn, traverse, type PathStep } from './references';
import { joined } from './texts';
import { withNames, type Scope } from './scope';
import { bounded, failed, isNull, known, list, madeOf, object, scalarOf, unknownFrom, withOrigin } from './values';

/** The value of an expression; `failed` if Terraform rejects it. Never throws. */
export function evaluate(expression: Expression, scope: Scope): Value {
  if (expression.type === 'literal') return known(expression.value);
  return scope.budget.nested(() => evaluated(expression, scope), unknownValue);
}

/** The value of a definition that is used elsewhere, such as a local value, with its place. */
export function evaluateWritten(expression: Expression, scope: Scope): Value {
  return withOrigin(bounded(evaluate(expression, { ...scope, origins: true })), anchored(expression, scope.anchor));
}

function evaluated(expression: Exclude<Expression, { type: 'literal' }>, scope: Scope): Value {
  switch (expression.type) {
    case 'template':
      return template(expression.parts, scope);
    case 'variable':
    case 'get':
    case 'index':
      return traversal(expression, scope);
    case 'splat': {
      const of = evaluate(expression.of, scope);
      const items = splatItems(of);
      if (items === undefined) return of === failed ? failed : unknownFrom([of]);
      return list(items.map((element) => evaluate(expression.each, { ...scope, element })));
    }
    case 'element':
      return scope.element ?? unknownValue;
    case 'call':
      return call(expression, (argument) => evaluate(argument, scope), scope.budget);
    case 'conditional':
      return conditional(expression, scope);
    case 'binary':
      return binary(expression.operator, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case 'unary':
      return unary(expression.operator, evaluate(expression.of, scope));
    case 'parentheses':
      return evaluate(expression.of, scope);
    case 'tuple':
      return list(expression.items.map((item) => member(item, scope)));
    case 'object': {
      const fields: [string, Value][] = [];
      for (const { key, value } of expression.fields) {
        const name = asText(evaluate(key, scope));
        if (name === failed || isNull(name)) return failed;
        const field = member(value, scope);
        if (field === failed) return failed;
        if (name.type !== 'known') return unknownFrom([name, field]);
        fields.push([String(name.value), field]);
      }
      return object(fields);
    }
    case 'for':
      return loop(expression, scope);
    case 'invalid':
      return unknownValue;
  }
}

function member(expression: Expression, scope: Scope): Value {
  return scope.origins ? evaluateWritten(expression, scope) : evaluate(expression, scope);
}

/** `a.b[c].d`: in a loop, because a chain can be long. */
function traversal(expression: Expression, scope: Scope): Value {
  const { base, steps } = traverse(expression);
  const start: Start =
    base.type === 'variable' ? rootValue(base.name, steps, scope) : { value: evaluate(base, scope), used: 0 };
  let { value } = start;
  for (const step of steps.slice(start.used)) {
    if (!scope.budget.spend(1)) return unknownValue;
    value = 'name' in step ? get(value, step.name) : index(value, evaluate(step.key, scope));
  }
  return value;
}

/** The value of the start of a reference, and how many of its steps it consists of. */
interface Start {
  readonly value: Value;
  readonly used: number;
}

function rootValue(root: string, steps: readonly PathStep[], scope: Scope): Start {
  for (let names = scope.names; names !== undefined; names = names.outer)
    if (names.name === root) return { value: names.value, used: 0 };
  const { module } = scope;
  const unknown = { value: unknownValue, used: steps.length };
  const path = root === 'path' ? nameIn(steps[0]) : undefined;
  if (path !== undefined && path !== 'cwd') return { value: known(path === 'root' ? '.' : module.path), used: 1 };
  const declared = declaredBy(root, steps);
  if (declared === undefined) return unknown;
  const { kind, name, used } = declared;
  if (kind === 'module') return outputs(name, steps, scope) ?? unknown;
  return { value: module[kind](name), used };
}

/** `module.m.out`, `module.m["k"].out`; anything else needs all outputs. */
function outputs(name: string, [, first, second]: readonly PathStep[], scope: Scope): Start | undefined {
  const called = scope.module.call(name);
  if (called === undefined) return undefined;
  if (called.single !== undefined && first !== undefined && 'name' in first)
    return { value: called.single.output(first.name), used: 2 };
  if (called.single === undefined && first && 'key' in first && second && 'name' in second) {
    const key = evaluate(first.key, scope);
    const one = called.instances.get(scalarOf(key));
    if (one !== undefined) return { value: madeOf(one.output(second.name), [key]), used: 3 };
  }
  return { value: called.whole(), used: 1 };
}

function conditional(expression: ConditionalExpression, scope: Scope): Value {
  const condition = evaluate(expression.condition, scope);
  const truth = truthOf(condition);
  if (truth === failed) return failed;
  if (truth === undefined) {
    const [then, otherwise] = [evaluate(expression.then, scope), evaluate(expression.otherwise, scope)];
    return then === failed || otherwise === failed
      ? unknownFrom([then, otherwise])
      : undecided(condition, then, otherwise);
  }
  const taken = evaluate(truth === true ? expression.then : expression.otherwise, scope);
  const plain = taken.type === 'known' && typeof taken.value !== 'string' && !isNull(taken);
  const other = plain ? evaluate(truth === true ? expression.otherwise : expression.then, scope) : taken;
  return madeOf(likeBranch(taken, other), [condition]);
}

function loop(expression: ForExpression, scope: Scope): Value {
  const over = evaluate(expression.in, scope);
  const entries = entriesOf(over);
  if (entries === undefined) return over.type === 'unknown' && over !== failed ? unknownFrom([over]) : failed;
  const items: Value[] = [];
  const groups = new Map<string, Value[]>();
  let unsure: Value | undefined;
  for (const [key, item] of entries) {
    if (!scope.budget.spend(1)) return unknownValue;
    const inner = withNames(scope, [expression.key, key], [expression.item, item]);
    if (expression.condition !== undefined) {
      const truth = truthOf(evaluate(expression.condition, inner));
      if (truth === failed) return failed;
      if (truth === false) continue;
      if (truth === undefined) unsure = over;
    }
    const value = evaluate(expression.value, inner);
    if (value === failed) return failed;
    items.push(value);
    if (expression.name === undefined) continue;
    const name = asText(evaluate(expression.name, inner));
    if (name === failed || isNull(name)) return failed;
    if (name.type !== 'known') {
      unsure = name;
      continue;
    }
    const group = groups.get(String(name.value));
    if (group === undefined) groups.set(String(name.value), [value]);
    else if (expression.groups) group.push(value);
    else return failed;
  }
  if (unsure !== undefined) return unknownFrom([over, ...items]);
  if (expression.name === undefined) return list(items);
  return object([...groups].map(([name, group]) => [name, expression.groups ? list(group) : (group[0] ?? failed)]));
}

/** A string whose parts may be unknown. */
function template(parts: readonly TemplatePart[], scope: Scope): Value {
  const [only] = parts;
  if (parts.length === 1 && only?.type === 'interpolation') return evaluate(only.value, scope);
  return joined(pieces(parts, scope));
}

function pieces(parts: readonly TemplatePart[], scope: Scope): readonly (string | Value)[] {
  return parts.flatMap((part): readonly (string | Value)[] => {
    switch (part.type) {
      case 'text':
        return [part.value];
      case 'interpolation':
        return [evaluate(part.value, scope)];
      case 'if': {
        const condition = evaluate(part.condition, scope);
        const truth = truthOf(condition);
        if (truth === failed) return [failed];
        if (truth === undefined) return [unknownFrom([condition])];
        return scope.budget.nested(() => pieces(truth === true ? part.then : part.otherwise, scope), [unknownValue]);
      }
      case 'for': {
        const over = evaluate(part.in, scope);
        const entries = entriesOf(over);
        if (entries === undefined) return [over.type === 'unknown' ? over : failed];
        const each = ([key, item]: readonly [Value, Value]): readonly (string | Value)[] =>
          scope.budget.nested(
            () => pieces(part.parts, withNames(scope, [part.key, key], [part.item, item])),
            [unknownValue],
          );
        return entries.flatMap(each);
      }
    }
  });
}
