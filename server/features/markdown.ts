import { say, type Catalogue, type Message } from '../messages/message';

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
function withoutTicks(message: Message): Message {
  const args = Object.fromEntries(
    Object.entries(message.args).map(([name, value]) => {
      if (typeof value === 'string') return [name, value.replace(/`/g, 'ˋ')];
      if (typeof value === 'number') return [name, value];
      if ('id' in value) return [name, withoutTicks(value)];
      // Items that the caller wrote as code stay code.
      return [name, value.map((item) => (/^`[^`]*`$/.test(item) ? item : item.replace(/`/g, 'ˋ')))];
    }),
  );
  return { id: message.id, args };
}
