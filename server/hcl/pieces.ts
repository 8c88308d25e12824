import type { MessageId } from '../messages/message';
import type { SyntaxProblem } from '../syntax/node';
import type { Span } from '../text/anchored-span';
import type { Expression, TemplatePart } from './node';

/** The parts of a template in the order of the text, before directives are matched. `at` is the name of a directive. */
export type Piece =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'interpolation'; readonly value: Expression; readonly height: number }
  | { readonly type: 'if'; readonly condition: Expression; readonly height: number; readonly at: Span }
  | {
      readonly type: 'for';
      readonly key?: string;
      readonly item: string;
      readonly in: Expression;
      readonly height: number;
      readonly at: Span;
    }
  | { readonly type: 'end'; readonly name: 'else' | 'endif' | 'endfor'; readonly at: Span };

type Report = (what: MessageId, at: Span, args: SyntaxProblem['args']) => void;

interface Open {
  readonly piece: Extract<Piece, { type: 'if' | 'for' }>;
  readonly parts: TemplatePart[];
  otherwise?: TemplatePart[];
}

/** Moves pieces between directives into them. */
export function treeOf(pieces: readonly Piece[], report: Report): readonly TemplatePart[] {
  const root: TemplatePart[] = [];
  const open: Open[] = [];
  const add = (part: TemplatePart): void => {
    const top = open.at(-1);
    const parts = top?.otherwise ?? top?.parts ?? root;
    const last = parts.at(-1);
    if (part.type === 'text' && last?.type === 'text') {
      parts[parts.length - 1] = { type: 'text', value: last.value + part.value };
    } else if (part.type !== 'text' || part.value !== '') parts.push(part);
  };
  const close = (): void => {
    const closed = open.pop();
    if (closed !== undefined) add(partOf(closed));
  };
  for (const piece of pieces) {
    if (piece.type === 'text') add(piece);
    else if (piece.type === 'interpolation') add({ type: 'interpolation', value: piece.value });
    else if (piece.type !== 'end') open.push({ piece, parts: [] });
    else {
      const top = open.at(-1);
      if (piece.name === 'else' && top?.piece.type === 'if' && top.otherwise === undefined) top.otherwise = [];
      else if (piece.name !== 'else' && `end${top?.piece.type ?? ''}` === piece.name) close();
      else report('hcl.directive', piece.at, { name: piece.name });
    }
  }
  const [first] = open;
  if (first !== undefined) {
    report('hcl.directive-not-closed', first.piece.at, { name: first.piece.type, end: `end${first.piece.type}` });
  }
  while (open.length > 0) close();
  return root;
}

function partOf({ piece, parts, otherwise = [] }: Open): TemplatePart {
  if (piece.type === 'if') return { type: 'if', condition: piece.condition, then: parts, otherwise };
  return { type: 'for', key: piece.key, item: piece.item, in: piece.in, parts };
}

/** The maximum depth of the tree of pieces. */
export function heightOf(pieces: readonly Piece[]): number {
  let height = 0;
  let open = 0;
  for (const piece of pieces) {
    if ('height' in piece) height = Math.max(height, open + piece.height);
    if (piece.type === 'if' || piece.type === 'for') height = Math.max(height, ++open);
    else if (piece.type === 'end' && piece.name !== 'else' && open > 0) open--;
  }
  return height;
}

/** Removes the common indentation of the lines of a text, as for `<<-`. Each line ends a piece. */
export function withoutIndent(pieces: Piece[]): void {
  const starts = pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    const begins = before === undefined || (before.type === 'text' && before.value.endsWith('\n'));
    if (!begins) return [];
    const spaces = piece.type === 'text' ? piece.value.length - piece.value.trimStart().length : 0;
    // A line with only white space does not count.
    return piece.type === 'text' && piece.value.trim() === '' && piece.value.endsWith('\n') ? [] : [{ index, spaces }];
  });
  const least = starts.reduce((least, { spaces }) => Math.min(least, spaces), Infinity);
  for (const { index } of starts) {
    const piece = pieces[index];
    if (piece?.type === 'text') pieces[index] = { type: 'text', value: piece.value.slice(least) };
  }
}
