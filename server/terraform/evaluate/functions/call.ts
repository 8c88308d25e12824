import type { CallExpression, Expression } from '../../../hcl/node';
import { unknownValue, type Value } from '../../../model/terraform/configuration';
import type { Budget } from '../budget';
import { entriesOf } from '../access';
import { failed, isWhole, known, madeOf, sensitive, sizeOf, unknownFrom } from '../values';
import { collections } from './collections';
import { scalars } from './scalars';
import { structures } from './structures';

/** A call of a function. Those that read files or depend on the time, and those of providers, are unknown. */
export function call(expression: CallExpression, evaluate: (argument: Expression) => Value, budget: Budget): Value {
  if (expression.name === 'try') {
    for (const argument of expression.arguments) {
      const value = evaluate(argument);
      if (value !== failed) return value;
    }
    return failed;
  }
  if (expression.name === 'can') {
    const [value] = expression.arguments.map(evaluate);
    if (value === undefined || value === failed) return known(false);
    return isWhole(value) ? madeOf(known(true), [value]) : unknownFrom([value]);
  }
  const values = expression.arguments.map(evaluate);
  if (!expression.expands) return called(expression.name, values, budget);
  const last = values.pop() ?? failed;
  const entries = entriesOf(last);
  if (entries === undefined) return last === failed ? failed : unknownFrom([...values, last]);
  return called(expression.name, [...values, ...entries.map(([, item]) => item)], budget);
}

/** Functions can multiply their arguments, so huge values are not passed to them. */
const largest = 50_000;

function called(name: string, values: readonly Value[], budget: Budget): Value {
  if (values.includes(failed)) return failed;
  const size = values.reduce((sum, value) => sum + sizeOf(value), 0);
  if (size > largest || !budget.spend(size)) return unknownValue;
  const [first] = values;
  if (name === 'sensitive') return first === undefined ? failed : sensitive(first);
  if (name === 'nonsensitive') return first === undefined ? failed : { ...first, sensitive: false };
  const structure = structures.get(name) ?? collections.get(name);
  if (structure !== undefined) {
    const value = structure(values, budget);
    return value !== failed && values.some((each) => each.sensitive === true) ? sensitive(value) : value;
  }
  const run = scalars.get(name);
  if (run === undefined || !values.every(isWhole)) return unknownFrom(values);
  const result = run(values);
  return result === 'unknown' ? unknownFrom(values) : madeOf(result, values);
}
