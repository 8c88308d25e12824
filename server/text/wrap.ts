import { widthOf } from './width';

/** A part of a text that stays together: spaces, or a word or a Chinese character with the punctuation after it. */
const part =
  / +|(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^ \p{Script=Han}\u3000-\u303f\uff00-\uffef]+)[\u3001\u3002\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*/gu;

/** The beginning of a line that determines the indentation of its continuation: a list marker, or the first of two columns. */
const hanging = /^ *- |^ {2}\S+(?: \S+)* {2,}(?=\S)|^ +/;

interface Paragraph {
  readonly indentation: number;
  text: string;
}

/**
 * Prose, lists, and rows of two columns, wrapped at words where a line is wider than `most` terminal columns. An example, which is
 * indented by two spaces, stays in one line so that it can be copied, and so does a word that is wider.
 */
export function wrapped(text: string, most = Infinity): string {
  if (text.split('\n').every((line) => widthOf(line) <= most)) return text;
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | undefined;
  for (const line of text.split('\n')) {
    const indentation = widthOf(hanging.exec(line)?.[0] ?? '');
    const own = /^ */.exec(line)?.[0].length ?? 0;
    // A line that begins below the text of the previous one continues it.
    if (open !== undefined && line !== '' && own === open.indentation && own === indentation && own !== 2) {
      const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u.test(open.text);
      open.text += (chinese ? '' : ' ') + line.trim();
    } else {
      const next = { indentation, text: line };
      paragraphs.push(next);
      open = line === '' || line.endsWith(':') || line.endsWith('：') ? undefined : next;
    }
  }
  return paragraphs.map((each) => filled(each, most)).join('\n');
}

function filled({ text, indentation }: Paragraph, most: number): string {
  if (/^ {2}(?!- )\S/.test(text) && indentation === 2) return text;
  // If the first column takes most of a line, the second continues below it.
  const indented = ' '.repeat(indentation > most / 2 ? 6 : indentation);
  const lines: string[] = [];
  let line = '';
  for (const next of text.match(part) ?? []) {
    if (line.trim() !== '' && widthOf(line + next.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = indented + next.trimStart();
    } else line += next;
  }
  return [...lines, line].join('\n');
}
