const token =
  /[ \t\r\n]+|[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/uy;

/** An incomplete token at the end of the text. */
const cutOff =
  /(?:"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*(?:\\(?:u[0-9a-fA-F]{0,3})?)?|-|-?(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?)|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/uy;

/** What may come next. */
type Next = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'more' | 'nothing';

/**
 * The UTF-16 offset of the first JSON error: the length of a text that is incomplete, `undefined` for valid JSON. Iterative, so
 * that deep nesting cannot overflow the stack.
 */
export function jsonFaultAt(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let next: Next = 'value';
  let at = 0;
  const close = (): Next => (open.length === 0 ? 'nothing' : 'more');
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) {
      cutOff.lastIndex = at;
      return cutOff.test(text) ? text.length : at;
    }
    const first = found.charAt(0);
    if (/\s/.test(first)) {
      at += found.length;
      continue;
    }
    const value: boolean = next === 'value' || next === 'value-or-end';
    const name: boolean = next === 'name' || next === 'name-or-end';
    if (value && (first === '{' || first === '[')) {
      open.push(first);
      next = first === '{' ? 'name-or-end' : 'value-or-end';
    } else if (first === '}' && open.at(-1) === '{' && (next === 'name-or-end' || next === 'more')) {
      open.pop();
      next = close();
    } else if (first === ']' && open.at(-1) === '[' && (next === 'value-or-end' || next === 'more')) {
      open.pop();
      next = close();
    } else if (first === ',' && next === 'more') next = open.at(-1) === '{' ? 'name' : 'value';
    else if (first === ':' && next === 'colon') next = 'value';
    else if (name && first === '"') next = 'colon';
    else if (value && !/[{}[\],:]/.test(first)) next = close();
    else return at;
    at += found.length;
  }
  return next === 'nothing' ? undefined : text.length;
}

/** A value as JSON that is safe to print: characters that a terminal or log would interpret are escaped. */
export function jsonOf(value: unknown): string {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|#(?=#(?:\[|vso\[))/gi, escape)}\n`;
}
