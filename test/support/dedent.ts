import { head } from './cursor';

/**
 * A text over several lines without the indentation that its lines have in common. It begins on the line after the opening
 * backtick. If the closing backtick is on a line of its own, the text ends with a line break. Inserted values stay as they are.
 */
export function dedent(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const texts = parts.map((part, index) => (index === 0 ? part.replace(/^\n/, '') : part));
  texts.push((texts.pop() ?? '').replace(/\n[ ]+$/, '\n'));
  const indents = texts.flatMap((part, index) =>
    part
      .split('\n')
      .slice(index === 0 ? 0 : 1)
      .flatMap((line, at, all) => {
        const isInserted = at === all.length - 1 && index < values.length;
        return line.trim() === '' && !isInserted ? [] : [line.length - line.trimStart().length];
      }),
  );
  const indent = ' '.repeat(Math.min(...indents));
  return texts
    .map((part, index) => part.replaceAll(`\n${indent}`, '\n').slice(index === 0 ? indent.length : 0))
    .map((part, index) => part + (values[index] ?? ''))
    .join('');
}

/** A manifest: the version and the region, followed by a dedented text. */
export function manifest(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return head + dedent(parts, ...values);
}
