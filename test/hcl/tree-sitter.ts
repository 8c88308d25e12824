import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const grammar = createRequire(import.meta.url).resolve(
  '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
);

export interface Outline {
  readonly hasError: boolean;
  readonly lines: readonly string[];
}

/** Another parser of HCL: the tree-sitter grammar, with its result in the form of `outlineOf`. */
export async function treeSitter(): Promise<(text: string) => Outline> {
  await Parser.init();
  const parser = new Parser().setLanguage(await Language.load(grammar));
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('tree-sitter read nothing');
    const { rootNode } = tree;
    const outline = { hasError: rootNode.hasError, lines: rootNode.hasError ? [] : bodies(rootNode) };
    tree.delete();
    return outline;
  };
}

const line = ({ startIndex, endIndex }: Node, what: string): string =>
  `${String(startIndex)}-${String(endIndex)} ${what}`;
const within = (node: Node): readonly Node[] => node.namedChildren.filter((child) => child.type !== 'comment');

function bodies(node: Node): readonly string[] {
  return within(node).flatMap((child): readonly string[] => {
    if (child.type === 'body') return bodies(child);
    if (child.type === 'attribute') {
      const [name, value] = within(child);
      return value === undefined ? [] : [line(value, `argument ${name?.text ?? ''}`), ...expression(value)];
    }
    if (child.type !== 'block') return [];
    const names = within(child).filter(({ type }) => type === 'identifier' || type === 'string_lit');
    const labels = names.map(({ type, text }) => (type === 'identifier' ? text : text.slice(1, -1)));
    return [line(child, `block ${labels.join(' ')}`), ...bodies(child)];
  });
}

function expression(node: Node): readonly string[] {
  const children = within(node);
  const [first] = children;
  if (first === undefined) return [];
  if (children.length > 1) return [line(node, 'reference')];
  switch (first.type) {
    case 'literal_value':
      return [line(node, within(first)[0]?.type === 'string_lit' ? 'text' : 'literal')];
    case 'template_expr':
      return [line(node, 'text'), ...expressionsIn(first)];
    case 'variable_expr':
      return [line(node, 'variable')];
    case 'function_call': {
      const name = first.text.slice(0, first.text.indexOf('(')).replace(/\s/g, '');
      return [line(node, `call ${name}`), ...expressionsIn(first)];
    }
    case 'conditional':
    case 'operation':
      return [line(node, first.type), ...(first.type === 'conditional' ? expressionsIn(first) : [])];
    case 'expression':
      return [line(node, 'parentheses'), ...expression(first)];
    case 'for_expr':
      return [line(node, 'for'), ...expressionsIn(first)];
    case 'collection_value': {
      const [collection] = within(first);
      if (collection?.type !== 'object') return [line(node, 'tuple'), ...expressionsIn(first)];
      const elements = within(collection).filter(({ type }) => type === 'object_elem');
      const values = elements.map((each) => each.childForFieldName('val')).filter((each) => each !== null);
      return [line(node, 'object'), ...values.flatMap(expression)];
    }
    default:
      return [line(node, first.type)];
  }
}

/** The outermost expressions below a node. */
function expressionsIn(node: Node): readonly string[] {
  return within(node).flatMap((child) => (child.type === 'expression' ? expression(child) : expressionsIn(child)));
}
