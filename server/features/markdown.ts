import { say, type MessageArgument, type Catalogue, type Message } from '../messages/message';

/** Escapes text from a file for Markdown, including links, images, HTML and emphasis. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-.!|~&:@]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Text from a file as code. */
export function code(text: string): string {
  return `\`${text.replace(/`/g, 'ˋ').replace(/\s+/g, ' ')}\``;
}

/** Our own text as Markdown. Text in backticks is code. */
export function prose(text: string): string {
  return outsideCode(text, escaped);
}

/** A message as Markdown. Its names are code, so that nothing in them is interpreted. */
export function markdown(message: Message, catalogue: Catalogue): string {
  return outsideCode(say(withoutTicks(message), catalogue), (part) => part.replace(/[\\*_[\]<>|]/g, '\\$&'));
}

/** Escapes what is outside of backticks. */
function outsideCode(text: string, escape: (part: string) => string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') && part.length > 1 ? code(part.slice(1, -1)) : escape(part)))
    .join('');
}

/** Backticks in names would end their code span. */
function withoutTicks({ args, ...rest }: Message): Message {
  return { ...rest, args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, tickless(value)])) };
}

function tickless(value: MessageArgument): MessageArgument {
  if (typeof value === 'string') return value.replace(/`/g, 'ˋ');
  if (typeof value === 'number') return value;
  if ('id' in value) return withoutTicks(value);
  // Items that the caller already formatted as code.
  return value.map((item) => (/^`[^`]*`$/.test(item) ? item : item.replace(/`/g, 'ˋ')));
}

/** Markdown as plain text: without marks and escapes, with URLs after their links. */
export function plainText(markdown: string): string {
  return markdown
    .replace(
      /`([^`]*)`|\[([^[\]]*)\]\(([^()]*)\)|\\(.)|\*\*/g,
      (_, code?: string, link?: string, to?: string, sign?: string) =>
        link !== undefined ? (to?.startsWith('https:') === true ? `${link} (${to})` : link) : (code ?? sign ?? ''),
    )
    .replace(/(?<! ) +\n/g, '\n')
    .replace(/(?<!\n)\n+---\n+/g, '\n\n');
}
