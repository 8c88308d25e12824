import type { Value } from '../../../model/terraform/configuration';
import { failed, known, list, nullValue, object, scalarOf, textOf } from '../values';

/** The maximum number of steps in the search for a pattern, because Terraform's search is linear and ours is not. */
const patience = 20_000_000;
/** The maximum length of the result of a replacement. */
const longest = 10_000_000;

/**
 * A pattern of Go's syntax as one of ours: `unknown` if it says something that ours cannot, or if a search in a text of a length could
 * take too long.
 */
function compiled(pattern: string, length: number): RegExp | 'unknown' {
  if (/\\[QECpPzA]|\[\[:|\(\?[^:P<i]|\(\?i[^)]|&&|--|~~/.test(pattern)) return 'unknown';
  const loops = [...pattern.matchAll(/[*+]|\{\d+(?:,\d*)?\}/g)].length;
  const options = [...pattern.matchAll(/[?|]/g)].length;
  if (/\)(?:[*+]|\{)/.test(pattern) && loops > 1) return 'unknown';
  if ((length + 1) ** (Math.min(loops, 8) + 1) * 2 ** Math.min(options, 30) > patience) return 'unknown';
  const insensitive = pattern.startsWith('(?i)');
  const source = translated(insensitive ? pattern.slice(4) : pattern);
  try {
    return new RegExp(source, insensitive ? 'giu' : 'gu');
  } catch {
    // Our syntax is stricter in some ways, so Terraform may accept it.
    return 'unknown';
  }
}

/** Named groups, escapes, and spaces in our syntax. */
function translated(pattern: string): string {
  let set = false;
  return pattern.replace(/\(\?P<|\\.|[[\]]/gsu, (token) => {
    if (token === '(?P<') return set ? token : '(?<';
    if (token === '[' || token === ']') {
      set = token === '[';
      return token;
    }
    if (token === '\\s') return set ? '\\t\\n\\f\\r ' : '[\\t\\n\\f\\r ]';
    const sign = token.slice(1);
    return /[\p{L}\p{N}^$\\.*+?()[\]{}|/]/u.test(sign) ? token : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** The result of `regex` and `regexall` for a pattern and a text: the match, a list of the groups, or the groups by name. */
export function matches([pattern, of]: readonly Value[], all: boolean): Value | 'unknown' {
  const [source, text] = [pattern && scalarOf(pattern), of && textOf(scalarOf(of))];
  if (typeof source !== 'string' || text === undefined) return failed;
  const search = compiled(source, text.length);
  if (search === 'unknown') return search;
  if (all) return list(Array.from(text.matchAll(search), valueOfMatch));
  const match = search.exec(text);
  return match === null ? failed : valueOfMatch(match);
}

function valueOfMatch(match: RegExpExecArray): Value {
  const group = (text: string | undefined): Value => (text === undefined ? nullValue : known(text));
  if (match.groups !== undefined)
    return object(Object.entries(match.groups).map(([name, text]) => [name, group(text)]));
  return match.length > 1 ? list(match.slice(1).map(group)) : known(match[0]);
}

/** `replace` in a text: a part between slashes is a pattern. */
export function replaced(values: readonly Value[]): Value | 'unknown' {
  const [text, part, by] = values.map(scalarOf);
  if (typeof text !== 'string' || typeof part !== 'string' || typeof by !== 'string') return failed;
  if ((text.length + 1) * (by.length + 1) > longest) return 'unknown';
  if (part.length < 2 || !part.startsWith('/') || !part.endsWith('/')) return known(text.replaceAll(part, () => by));
  const search = compiled(part.slice(1, -1), text.length);
  if (search === 'unknown') return search;
  return known(
    text.replace(search, (...found: (string | number | Record<string, string> | undefined)[]) => {
      const last = found.at(-1);
      const groups = typeof last === 'object' ? last : {};
      // A name is as long as possible: `$1x` is the group `1x`.
      return by.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, plain?: string, braced?: string) => {
        const name = plain ?? braced;
        if (name === undefined) return whole === '$$' ? '$' : whole;
        const group = /^\d+$/.test(name) && Number(name) < found.length - 2 ? found[Number(name)] : groups[name];
        return typeof group === 'string' ? group : '';
      });
    }),
  );
}
