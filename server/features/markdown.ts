import { say, type Argument, type Catalogue, type Message } from '../messages/message';

/** Text from a file as Markdown shows it literally: nothing in it is a link, an image, HTML or emphasis. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-.!|~&:@]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Text from a file as code. */
export function code(text: string): string {
  return `\`${text.replace(/`/g, 'ˋ').replace(/\s+/g, ' ')}\``;
}

/** Text of our own as Markdown: what stands in backticks is code. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') && part.length > 1 ? code(part.slice(1, -1)) : escaped(part)))
    .join('');
}

/** A message as Markdown: its names stay code, and nothing in them is obeyed. */
export function markdown(message: Message, catalogue: Catalogue): string {
  const safe = say(withoutTicks(message), catalogue);
  return safe
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 1 ? code(part.slice(1, -1)) : part.replace(/[\\*_[\]<>|]/g, '\\$&'),
    )
    .join('');
}

/** Backticks in names would end the code they stand in. */
function withoutTicks({ id, args }: Message): Message {
  return { id, args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, tickless(value)])) };
}

function tickless(value: Argument): Argument {
  if (typeof value === 'string') return value.replace(/`/g, 'ˋ');
  if (typeof value === 'number') return value;
  if ('id' in value) return withoutTicks(value);
  // Items that the caller wrote as code stay code.
  return value.map((item) => (/^`[^`]*`$/.test(item) ? item : item.replace(/`/g, 'ˋ')));
}

/** The same text for those who are shown no Markdown: marks and escapes taken out, addresses behind their links. */
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
