import { say, type Argument, type Catalogue, type Message } from '../messages/message';

/** Text from a file as Markdown shows it literally: nothing in it is a link, an image, HTML or emphasis. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-.!|~&:@]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Text from a file as code. */
export function code(text: string): string {
  return `\`${text.replace(/`/g, 'ˋ').replace(/\s+/g, ' ')}\``;
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
