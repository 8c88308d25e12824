// Mutants of TypeScript: small faults put into its code, each of which some test should notice.
import ts from 'typescript';

const K = ts.SyntaxKind;

/** What an operator is confused with. */
const confused = new Map([
  [K.EqualsEqualsEqualsToken, ['!==']],
  [K.ExclamationEqualsEqualsToken, ['===']],
  [K.LessThanToken, ['<=', '>=']],
  [K.LessThanEqualsToken, ['<', '>']],
  [K.GreaterThanToken, ['>=', '<=']],
  [K.GreaterThanEqualsToken, ['>', '<']],
  [K.PlusToken, ['-']],
  [K.MinusToken, ['+']],
  [K.AsteriskToken, ['/']],
  [K.SlashToken, ['*']],
  [K.PercentToken, ['*']],
  [K.AmpersandAmpersandToken, ['||']],
  [K.BarBarToken, ['&&']],
  [K.QuestionQuestionToken, ['&&']],
]);

/** What a method is confused with. */
const methods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min'],
  ['push', 'unshift'],
]);

/** Methods that are left out. */
const dropped = new Set(['filter', 'slice', 'sort', 'reverse', 'toLowerCase', 'toUpperCase', 'trim', 'flat']);

/**
 * A source with all its mutants in it: a function `$m(n)` tells whether mutant `n` is the one that is on. What runs while a module is
 * loaded has none, since it runs once for all mutants.
 */
export function withMutants(name, source, first = 0) {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const mutants = [];

  /** Notes a mutant; gives its number. */
  const add = (node, text) => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
    const short = (code) =>
      code.replace(/\s+/g, ' ').length > 70
        ? `${code.replace(/\s+/g, ' ').slice(0, 67)}...`
        : code.replace(/\s+/g, ' ');
    mutants.push({ file: name, line: line + 1, column: character + 1, from: short(node.getText()), to: short(text) });
    return first + mutants.length - 1;
  };
  const choose = (node, texts, otherwise) =>
    texts.reduceRight((rest, text) => `$m(${add(node, text)}) ? (${text}) : ${rest}`, otherwise);

  /** The text of a node with the mutants in what it is made of. */
  function inner(node) {
    const start = node.getStart();
    let text = '';
    let at = start;
    ts.forEachChild(node, (child) => {
      text += source.slice(at, child.getStart()) + emit(child);
      at = child.end;
    });
    return text + source.slice(at, node.end);
  }

  function emit(node) {
    if (
      ts.isTypeNode(node) ||
      ts.isImportDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node)
    )
      return source.slice(node.getStart(), node.end);
    const text = inner(node);
    if (!isLate(node)) return text;
    if (ts.isBlock(node) && node.statements.length > 0 && !ts.isTryStatement(node.parent))
      return `{ if (!$m(${add(node, '{}')})) ${text} }`;
    if (ts.isExpressionStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)) {
      return ts.isCaseOrDefaultClause(node.parent) ? text : `{ if (!$m(${add(node, '')})) ${text} }`;
    }
    if (!ts.isExpression(node) || !isFree(node)) return text;
    const others = replacements(node);
    return others.length === 0 ? text : `(${choose(node, others, `(${text})`)})`;
  }

  return { code: emit(file), mutants };
}

/** Whether a node runs later than its module is loaded. */
function isLate(node) {
  for (let at = node.parent; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) return true;
  return false;
}

/** Whether another expression may stand in a node's place. */
function isFree(node) {
  const { parent } = node;
  if (ts.isOptionalChain(parent) && parent.expression === node) return false;
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node) return false;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent))
    return parent.name !== node;
  return !(ts.isBindingElement(parent) && parent.propertyName === node) && !ts.isLiteralTypeNode(parent);
}

function isCondition(node) {
  const { parent } = node;
  return (
    ((ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === node) ||
    ((ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node)
  );
}

/** What may stand in the place of an expression, as text. */
function replacements(node) {
  const others = [];
  const text = node.getText();
  if (isCondition(node))
    others.push(
      ...(ts.isIfStatement(node.parent) || ts.isConditionalExpression(node.parent) ? ['true', 'false'] : ['false']),
    );
  if (ts.isBinaryExpression(node)) {
    const joins = node.operatorToken.kind === K.PlusToken && [node.left, node.right].some(ts.isStringLiteralLike);
    const [left, right] = [node.left.getText(), node.right.getText()];
    if (!joins)
      for (const other of confused.get(node.operatorToken.kind) ?? []) others.push(`(${left}) ${other} (${right})`);
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken)
    others.push(node.operand.getText());
  else if (node.kind === K.TrueKeyword) others.push('false');
  else if (node.kind === K.FalseKeyword) others.push('true');
  else if (ts.isNumericLiteral(node)) others.push(`${text} + 1`);
  else if (ts.isStringLiteralLike(node)) others.push(node.text === '' ? "'mutant'" : "''");
  else if (ts.isTemplateExpression(node)) others.push("''");
  else if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) others.push('[]');
  else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: object, name } = node.expression;
    const [before, after] = [text.slice(0, name.getStart() - node.getStart()), text.slice(name.end - node.getStart())];
    const other = methods.get(name.text);
    if (other !== undefined) others.push(before + other + after);
    if (dropped.has(name.text)) others.push(object.getText());
  }
  return others;
}
