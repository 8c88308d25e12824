import type { Body, Expression, HclFile, ObjectField, TemplatePart } from '../../server/hcl/node';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';

/** The tree of a file in a compact notation, with its problems by line and column. */
export function printed(file: HclFile): string {
  const lines = file.parts.map(({ item, broken }) =>
    `${broken ? '! ' : ''}${item.type === 'block' ? block(item, '') : `${item.name} = ${expression(item.value)}`}`); // prettier-ignore
  return [...lines, ...problemsOf(file)].join('\n');
}

/** The problems of a file, each with the text at its place. */
function problemsOf({ text, problems }: HclFile): readonly string[] {
  return problems.map(({ anchor, start, end, what, args }) => {
    const before = text.slice(0, anchor.start + start).split('\n');
    const about = text.slice(anchor.start + start, anchor.start + end);
    const at = `${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`;
    return `${at} ${JSON.stringify(about)} ${say({ id: what, args }, catalogueFor('en'))}`;
  });
}

function block(
  { name, labels, body }: Extract<HclFile['parts'][number]['item'], { type: 'block' }>,
  indent: string,
): string {
  const head = [name, ...labels.map(({ value }) => JSON.stringify(value))].join(' ');
  const lines = bodyLines(body, `${indent}  `);
  return lines.length === 0 ? `${head} {}` : `${head} {\n${lines.join('\n')}\n${indent}}`;
}

function bodyLines({ attributes, blocks }: Body, indent: string): readonly string[] {
  return [
    ...[...attributes].map(([name, { value }]) => `${indent}${name} = ${expression(value)}`),
    ...blocks.map((each) => `${indent}${block(each, indent)}`),
  ];
}

const list = (items: readonly Expression[]): string => items.map(expression).join(', ');

function expression(of: Expression): string {
  switch (of.type) {
    case 'literal':
      return of.heredoc === true ? `<<${JSON.stringify(of.value)}` : JSON.stringify(of.value);
    case 'template':
      return `${of.heredoc === true ? '<<' : ''}template(${parts(of.parts)})`;
    case 'variable':
      return of.name;
    case 'get':
      return `${expression(of.of)}.${of.name}`;
    case 'index':
      return `${expression(of.of)}[${expression(of.key)}]`;
    case 'splat':
      return `splat(${expression(of.of)}, ${expression(of.each)})`;
    case 'element':
      return '*';
    case 'call':
      return `${of.name}(${list(of.arguments)}${of.expands ? '...' : ''})`;
    case 'conditional':
      return `(${expression(of.condition)} ? ${expression(of.then)} : ${expression(of.otherwise)})`;
    case 'binary':
      return `(${expression(of.left)} ${of.operator} ${expression(of.right)})`;
    case 'unary':
      return `(${of.operator}${expression(of.of)})`;
    case 'parentheses':
      return `paren(${expression(of.of)})`;
    case 'tuple':
      return `[${list(of.items)}]`;
    case 'object':
      return `{${of.fields.map((field) => ` ${fieldOf(field)}`).join(',')} }`;
    case 'for': {
      const names = of.key === undefined ? of.item : `${of.key}, ${of.item}`;
      const name = of.name === undefined ? '' : `${expression(of.name)} => `;
      const condition = of.condition === undefined ? '' : ` if ${expression(of.condition)}`;
      return `for(${names} in ${expression(of.in)} : ${name}${expression(of.value)}${of.groups ? '...' : ''}${condition})`;
    }
    case 'invalid':
      return '?';
  }
}

function fieldOf({ key, value }: ObjectField): string {
  return `${expression(key)} = ${expression(value)}`;
}

function parts(of: readonly TemplatePart[]): string {
  return of.map(partOf).join(' ');
}

function partOf(part: TemplatePart): string {
  switch (part.type) {
    case 'text':
      return JSON.stringify(part.value);
    case 'interpolation':
      return expression(part.value);
    case 'if':
      return `if(${expression(part.condition)} ? ${parts(part.then)} : ${parts(part.otherwise)})`;
    case 'for':
      return `for(${part.key === undefined ? '' : `${part.key}, `}${part.item} in ${expression(part.in)} : ${parts(part.parts)})`;
  }
}
