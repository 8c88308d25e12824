import type en from './en';

/** The maximum number of characters shown of an argument, because a file can contain very long names. */
const LENGTH_LIMIT = 1000;

export type MessageId = keyof typeof en;

/** The arguments of a message: names and numbers, lists of names, and other messages. */
export type MessageArgument = string | number | readonly string[] | Message;

/** A message for users, independent of the language. */
export interface Message {
  readonly id: MessageId;
  readonly args: Readonly<Record<string, MessageArgument>>;
  /**
   * Present in Terraform: what the names of fields in the sentence are called where they are written, such as `kms_key_id` for `key`.
   */
  readonly names?: ReadonlyMap<string, string>;
}

/** The messages of one language, with `{name}` for arguments. */
export interface Catalogue {
  readonly sentences: Readonly<Record<MessageId, string>>;
  readonly locale: 'en' | 'zh-cn';
  /** The separator between the items of a list. */
  readonly comma: string;
}

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type Arguments<Id extends MessageId> = Readonly<Record<Placeholder<(typeof en)[Id]>, MessageArgument>>;

/** The messages that have these arguments and no others. */
export type MessageWith<Name extends string> = {
  [Id in MessageId]: [Name, Placeholder<(typeof en)[Id]>] extends [Placeholder<(typeof en)[Id]>, Name] ? Id : never;
}[MessageId];

/** A message with exactly the arguments of its English text. */
export function message<Id extends MessageId>(
  id: Id,
  ...[args]: [Placeholder<(typeof en)[Id]>] extends [never] ? [] : [Arguments<Id>]
): Message {
  return { id, args: args ?? {} };
}

/** The text of a message in the language of a catalog. */
export function say({ id, args, names }: Message, catalogue: Catalogue): string {
  const sentence = renamed(sentenceOf(id, catalogue, names !== undefined), names);
  return sentence.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (name === 'field' && typeof value === 'string') return spelt(names?.get(value) ?? value);
    return value === undefined ? whole : sayArgument(value, catalogue, names);
  });
}

/** What a message says; in Terraform some say something else. */
function sentenceOf(id: MessageId, { sentences }: Catalogue, inTerraform: boolean): string {
  const own = `${id}.tf`;
  return inTerraform && Object.hasOwn(sentences, own) ? sentences[own as MessageId] : sentences[id];
}

/** A sentence with other names for the fields that it mentions in backticks. */
function renamed(sentence: string, names: Message['names']): string {
  if (names === undefined) return sentence;
  return sentence.replace(/`([a-z_]+)`/g, (whole, name: string) => {
    const other = names.get(name);
    return other === undefined ? whole : `\`${other}\``;
  });
}

function sayArgument(value: MessageArgument, catalogue: Catalogue, names: Message['names']): string {
  if (typeof value === 'string') return spelt(value);
  if (typeof value === 'number') return String(value);
  if ('id' in value) return say({ names, ...value }, catalogue);
  return value.map(spelt).join(catalogue.comma);
}

/** A text with codes in place of invisible and bidirectional control characters. A long text is shortened. */
function spelt(text: string): string {
  const shown =
    text.length <= LENGTH_LIMIT
      ? text
      : `${Array.from(text.slice(0, 2 * LENGTH_LIMIT))
          .slice(0, LENGTH_LIMIT)
          .join('')}…`;
  return shown.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (hidden) => {
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `<U+${code.padStart(4, '0')}>`;
  });
}
