import type { BinaryOperator } from '../../hcl/node';
import { unknownValue, type Value } from '../../model/terraform/configuration';
import { asText } from './access';
import {
  boolOf,
  equal,
  failed,
  isNull,
  isWhole,
  known,
  madeOf,
  numberOf,
  rounded,
  scalarOf,
  sizeOf,
  unknownFrom,
} from './values';

const comparable = 100_000;

/** A binary operation. An operand of the wrong type makes it fail. */
export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (left === failed || right === failed) return failed;
  return madeOf(withoutMarks(operator, left, right), [left, right]);
}

function withoutMarks(operator: BinaryOperator, left: Value, right: Value): Value {
  switch (operator) {
    case '==':
    case '!=': {
      if (sizeOf(left) + sizeOf(right) > comparable) return unknownValue;
      const same = equal(left, right);
      return same === undefined ? unknownFrom([left, right]) : known(same === (operator === '=='));
    }
    case '&&':
    case '||': {
      const [a, b] = [truthOf(left), truthOf(right)];
      if (a === failed || b === failed) return failed;
      const deciding = operator === '||';
      if (a === deciding || b === deciding) return known(deciding);
      return a === undefined || b === undefined ? unknownFrom([left, right]) : known(!deciding);
    }
    default: {
      const [a, b] = [operandOf(left), operandOf(right)];
      if (a === failed || b === failed) return failed;
      return typeof a === 'number' && typeof b === 'number' ? arithmetic(operator, a, b) : unknownFrom([left, right]);
    }
  }
}

function arithmetic(operator: BinaryOperator, a: number, b: number): Value {
  switch (operator) {
    case '<':
      return known(a < b);
    case '>':
      return known(a > b);
    case '<=':
      return known(a <= b);
    case '>=':
      return known(a >= b);
    case '+':
      return known(rounded(a + b));
    case '-':
      return known(rounded(a - b));
    case '*':
      return known(rounded(a * b));
    case '/':
      return b === 0 ? failed : known(rounded(a / b));
    default:
      return b === 0 ? failed : known(rounded(a % b));
  }
}

/** A condition; `undefined` if it is unknown. */
export function truthOf(value: Value): boolean | typeof failed | undefined {
  return value.type === 'unknown' && value !== failed ? undefined : (boolOf(scalarOf(value)) ?? failed);
}

function operandOf(value: Value): number | typeof failed | undefined {
  return value.type === 'unknown' && value !== failed ? undefined : (numberOf(scalarOf(value)) ?? failed);
}

export function unary(operator: '!' | '-', operand: Value): Value {
  const value = operator === '!' ? truthOf(operand) : operandOf(operand);
  if (value === failed) return failed;
  if (value === undefined) return unknownFrom([operand]);
  return madeOf(known(typeof value === 'number' ? -value : !value), [operand]);
}

/** The result has the common type of both branches: if one of them is a string, a number becomes a string. */
export function likeBranch(taken: Value, other: Value): Value {
  if (taken.type !== 'known' || isNull(taken) || typeof taken.value === 'string') return taken;
  return other.type === 'text' || (other.type === 'known' && typeof other.value === 'string') ? asText(taken) : taken;
}

/** A conditional with an unknown condition. */
export function undecided(condition: Value, then: Value, otherwise: Value): Value {
  const comparing = sizeOf(then) + sizeOf(otherwise) <= comparable;
  const same = then.ref !== undefined || (isWhole(then) && isWhole(otherwise));
  const value = comparing && same && equal(then, otherwise) === true ? then : unknownFrom([then, otherwise]);
  return madeOf(value, [condition]);
}
