import type { Expression } from '../../hcl/node';
import type { Value } from '../../model/terraform/configuration';
import { asText, itemsOf } from './access';
import { boolOf, failed, isNull, known, list, nullValue, numberOf, object, setOf, unknownFrom } from './values';

/** A type constraint of Terraform. */
export type Type =
  | 'any'
  | 'string'
  | 'number'
  | 'bool'
  | { readonly list: Type }
  | { readonly set: Type }
  | { readonly map: Type }
  | { readonly tuple: readonly Type[] }
  | { readonly object: ReadonlyMap<string, AttributeType> };

interface AttributeType {
  readonly type: Type;
  readonly optional: boolean;
  readonly default?: Expression;
}

/** Types by name; a collection alone is one of any items. */
const named: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['string', 'string'],
  ['number', 'number'],
  ['bool', 'bool'],
  ['list', { list: 'any' }],
  ['set', { set: 'any' }],
  ['map', { map: 'any' }],
]);

/** The type in the `type` of a variable; `any` if it is not a type. */
export function typeOf(expression: Expression): Type {
  if (expression.type === 'variable') return named.get(expression.name) ?? 'any';
  if (expression.type === 'literal') return named.get(String(expression.value)) ?? 'any';
  if (expression.type !== 'call') return 'any';
  const [argument] = expression.arguments;
  if (argument === undefined) return 'any';
  switch (expression.name) {
    case 'list':
      return { list: typeOf(argument) };
    case 'set':
      return { set: typeOf(argument) };
    case 'map':
      return { map: typeOf(argument) };
    case 'tuple':
      return argument.type === 'tuple' ? { tuple: argument.items.map(typeOf) } : 'any';
    case 'object': {
      if (argument.type !== 'object') return 'any';
      const attributes = argument.fields.flatMap(({ key, value }): [string, AttributeType][] =>
        key.type === 'literal' ? [[String(key.value), attributeType(value)]] : [],
      );
      return { object: new Map(attributes) };
    }
    default:
      return 'any';
  }
}

function attributeType(expression: Expression): AttributeType {
  if (expression.type !== 'call' || expression.name !== 'optional')
    return { type: typeOf(expression), optional: false };
  const [type, fallback] = expression.arguments;
  return { type: type === undefined ? 'any' : typeOf(type), optional: true, default: fallback };
}

/**
 * A value as one of a type, as Terraform converts it; `failed` if it does not. Defaults of optional attributes are evaluated with
 * `evaluate`.
 */
export function convert(value: Value, type: Type, evaluate?: (expression: Expression) => Value): Value {
  if (type === 'any' || value === failed || isNull(value)) return value;
  if (value.type === 'unknown') return value;
  if (type === 'string') return asText(value);
  if (type === 'number' || type === 'bool') {
    if (value.type === 'text') return unknownFrom([value]);
    const scalar = value.type !== 'known' ? undefined : type === 'number' ? numberOf(value.value) : boolOf(value.value);
    return scalar === undefined
      ? failed
      : value.type === 'known' && value.value === scalar
        ? value
        : { ...value, ...known(scalar) };
  }
  const all = (types: (at: number) => Type): readonly Value[] =>
    itemsOf(value).map((item, at) => convert(item, types(at), evaluate));
  const alike = (item: Type): readonly Value[] => {
    const items = all(() => item);
    return item === 'any' ? ofOneType(items) : items;
  };
  const { ref, origin, sensitive } = value;
  const marked = (made: Value): Value => (made === failed ? failed : { ...made, ref, origin, sensitive });
  if ('list' in type) return value.type === 'list' ? marked(list(alike(type.list))) : failed;
  if ('set' in type) return value.type === 'list' ? marked(setOf(alike(type.set))) : failed;
  if ('tuple' in type) {
    if (value.type !== 'list' || value.items.length !== type.tuple.length) return failed;
    return marked(list(all((at) => type.tuple[at] ?? 'any')));
  }
  if (value.type !== 'object') return failed;
  const names = [...value.fields.keys()];
  if ('map' in type) {
    const items = alike(type.map);
    if (items.includes(failed)) return failed;
    return marked(object(names.map((name, at) => [name, items[at] ?? failed])));
  }
  const fields: [string, Value][] = [];
  for (const [name, attribute] of type.object) {
    let field = value.fields.get(name) ?? (attribute.optional ? nullValue : failed);
    if (isNull(field) && attribute.default !== undefined) field = evaluate?.(attribute.default) ?? field;
    const made = convert(field, attribute.type, evaluate);
    if (made === failed) return failed;
    fields.push([name, made]);
  }
  return marked(object(fields));
}

/** The items of a collection have one type: numbers and booleans among strings become strings. */
function ofOneType(items: readonly Value[]): readonly Value[] {
  const kinds = new Set<string>();
  for (const item of items) {
    if (item.type === 'text') kinds.add('string');
    else if (item.type === 'known' && item.value !== null) kinds.add(typeof item.value);
  }
  return kinds.size > 1
    ? items.map((item) => (item.type === 'known' && item.value !== null ? asText(item) : item))
    : items;
}
