import type { Block, Body, Expression, HclFile, TemplatePart } from '../../server/hcl/node';

/**
 * The structure of a text, one line each with its place: blocks with type and labels, arguments, and the kinds of their values down
 * to operators, whose operands are left out. A reference is one item from the first name to the last.
 */
export function outlineOf(file: HclFile): readonly string[] {
  return file.parts.flatMap(({ anchor, item }) =>
    item.type === 'block' ? block(item, anchor.start) : argument(item, anchor.start),
  );
}

function block({ start, end, name, labels, body }: Block, by: number): readonly string[] {
  return [
    line(start + by, end + by, `block ${[name, ...labels.map(({ value }) => value)].join(' ')}`),
    ...inside(body, by),
  ];
}

function inside({ attributes, blocks }: Body, by: number): readonly string[] {
  return [
    ...[...attributes.values()].flatMap((each) => argument(each, by)),
    ...blocks.flatMap((each) => block(each, by)),
  ];
}

function argument(
  { name, value }: { readonly name: string; readonly value: Expression },
  by: number,
): readonly string[] {
  return [line(value.start + by, value.end + by, `argument ${name}`), ...values([value], by)];
}

const line = (start: number, end: number, what: string): string => `${String(start)}-${String(end)} ${what}`;

function values(of: readonly Expression[], by: number): readonly string[] {
  return of.flatMap((each) => [line(each.start + by, each.end + by, kindOf(each)), ...values(partsOf(each), by)]);
}

function kindOf(of: Expression): string {
  switch (of.type) {
    case 'literal':
      return typeof of.value === 'string' ? 'text' : 'literal';
    case 'template':
      return 'text';
    case 'get':
    case 'index':
    case 'splat':
      return 'reference';
    case 'binary':
    case 'unary':
      return 'operation';
    case 'call':
      return `call ${of.name}`;
    default:
      return of.type;
  }
}

function partsOf(of: Expression): readonly Expression[] {
  switch (of.type) {
    case 'template':
      return of.parts.flatMap(inTemplate);
    case 'call':
      return of.arguments;
    case 'conditional':
      return [of.condition, of.then, of.otherwise];
    case 'parentheses':
      return [of.of];
    case 'tuple':
      return of.items;
    case 'object':
      return of.fields.map(({ value }) => value);
    case 'for':
      return [of.in, of.name, of.value, of.condition].filter((each) => each !== undefined);
    default:
      return [];
  }
}

function inTemplate(part: TemplatePart): readonly Expression[] {
  if (part.type === 'text') return [];
  if (part.type === 'interpolation') return [part.value];
  if (part.type === 'if')
    return [part.condition, ...part.then.flatMap(inTemplate), ...part.otherwise.flatMap(inTemplate)];
  return [part.in, ...part.parts.flatMap(inTemplate)];
}
