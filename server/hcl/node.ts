import type { Anchor, Span } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
import type { Comment, SyntaxProblem } from '../syntax/node';

/** A file of HCL, in its native or its JSON syntax. */
export interface HclFile {
  readonly source: SourceFile;
  readonly text: string;
  /** Written as JSON: `.tf.json`. */
  readonly json: boolean;
  /** The top-level blocks and attributes, in order. A part that did not change between two texts is the same object. */
  readonly parts: readonly TopLevelItem[];
  readonly problems: readonly SyntaxProblem[];
  /** In order, in file offsets. */
  readonly comments: readonly Comment[];
}

/** A top-level block or attribute, a part of its file. All spans in it are relative to its anchor, in UTF-16 units. */
export interface TopLevelItem {
  readonly anchor: Anchor;
  readonly item: Block | Attribute;
  /** It contains a syntax error, so missing parts may only be unfinished. */
  readonly broken: boolean;
}

/** The content of a block. The span includes the braces. */
export interface Body extends Span {
  /** By name; the first one if a name is duplicate. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
}

export interface Attribute extends Span {
  readonly type: 'attribute';
  readonly name: string;
  readonly key: Span;
  readonly value: Expression;
}

/** `type "label" "label" { … }` */
export interface Block extends Span {
  readonly type: 'block';
  readonly name: string;
  /** The place of its type. */
  readonly key: Span;
  readonly labels: readonly Label[];
  readonly body: Body;
}

/** A label; the span includes its quotes. */
export interface Label extends Span {
  readonly value: string;
}

export type Expression =
  | LiteralExpression
  | TemplateExpression
  | VariableExpression
  | AttributeExpression
  | IndexExpression
  | SplatExpression
  | ElementExpression
  | CallExpression
  | ConditionalExpression
  | BinaryExpression
  | UnaryExpression
  | ParenthesizedExpression
  | TupleExpression
  | ObjectExpression
  | ForExpression
  | InvalidExpression;

/** A number, `true`, `false`, `null`, or a string without interpolation. The span of a string includes its quotes. */
export interface LiteralExpression extends Span {
  readonly type: 'literal';
  readonly value: string | number | boolean | null;
  /** A heredoc: `<<EOT`. */
  readonly heredoc?: boolean;
}

/** A string with interpolations or directives. */
export interface TemplateExpression extends Span {
  readonly type: 'template';
  readonly parts: readonly TemplatePart[];
  readonly heredoc?: boolean;
}

export type TemplatePart =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'interpolation'; readonly value: Expression }
  | {
      readonly type: 'if';
      readonly condition: Expression;
      readonly then: readonly TemplatePart[];
      readonly otherwise: readonly TemplatePart[];
    }
  | {
      readonly type: 'for';
      readonly key?: string;
      readonly item: string;
      readonly in: Expression;
      readonly parts: readonly TemplatePart[];
    };

/** The first name of a reference: `var`, `local`, `data`, `each`, `huaweicloud_images_image_copy`, or a variable of a `for`. */
interface VariableExpression extends Span {
  readonly type: 'variable';
  readonly name: string;
}

/** `of.name` */
interface AttributeExpression extends Span {
  readonly type: 'get';
  readonly of: Expression;
  readonly name: string;
  /** The place of the name. */
  readonly key: Span;
}

/** `of[key]`, also written `of.0` */
interface IndexExpression extends Span {
  readonly type: 'index';
  readonly of: Expression;
  readonly key: Expression;
}

/** `of[*].name` or `of.*.name`: `each` for each item, which it contains as an `element`. */
export interface SplatExpression extends Span {
  readonly type: 'splat';
  readonly of: Expression;
  readonly each: Expression;
}

/** The item of the innermost splat around it. */
interface ElementExpression extends Span {
  readonly type: 'element';
}

export interface CallExpression extends Span {
  readonly type: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** The last argument is a list of arguments: `f(list...)`. */
  readonly expands: boolean;
}

export interface ConditionalExpression extends Span {
  readonly type: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export type BinaryOperator = '==' | '!=' | '<' | '>' | '<=' | '>=' | '&&' | '||' | '+' | '-' | '*' | '/' | '%';

interface BinaryExpression extends Span {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

interface UnaryExpression extends Span {
  readonly type: 'unary';
  readonly operator: '!' | '-';
  readonly of: Expression;
}

interface ParenthesizedExpression extends Span {
  readonly type: 'parentheses';
  readonly of: Expression;
}

export interface TupleExpression extends Span {
  readonly type: 'tuple';
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Span {
  readonly type: 'object';
  readonly fields: readonly ObjectField[];
}

/** `key = value`; a key that is a plain name is a literal. */
export interface ObjectField {
  readonly key: Expression;
  readonly value: Expression;
}

/** `[for key, item in list : value if condition]` or `{for … : name => value...}` */
export interface ForExpression extends Span {
  readonly type: 'for';
  readonly key?: string;
  readonly item: string;
  readonly in: Expression;
  /** Of an object: its names. Absent for a tuple. */
  readonly name?: Expression;
  readonly value: Expression;
  readonly condition?: Expression;
  /** Several values with one name become a list. */
  readonly groups: boolean;
}

/** Text that is not an expression, such as unfinished input. */
export interface InvalidExpression extends Span {
  readonly type: 'invalid';
}
