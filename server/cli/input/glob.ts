/** Returns a function that matches paths against a glob, both with forward slashes: `*`, `?`, `**`, `[…]` and `{a,b}`. */
export function matcher(pattern: string): (name: string) => boolean {
  const closed = closedBraces(pattern);
  let source = '';
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern.charAt(at);
    const set = sign === '[' ? setAt(pattern, at) : undefined;
    if (pattern.startsWith('**/', at)) {
      source += '(?:[^/]+/)*';
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (sign === '*') source += '[^/]*';
    else if (sign === '?') source += '[^/]';
    else if (set !== undefined) {
      source += set.source;
      at += set.length - 1;
    } else if (sign === '{' && closed.has(at)) {
      source += '(?:';
      depth++;
    } else if (sign === '}' && closed.has(at)) {
      source += ')';
      depth--;
    } else if (sign === ',' && depth > 0) source += '|';
    else source += literal(sign);
  }
  const whole = new RegExp(`^${source}$`);
  return (name) => whole.test(name);
}

/** The positions of matching braces. Any other brace is an ordinary character. */
function closedBraces(pattern: string): ReadonlySet<number> {
  const open: number[] = [];
  const closed = new Set<number>();
  for (let at = 0; at < pattern.length; at++) {
    // Braces in a character class are ordinary characters.
    if (pattern[at] === '[') at += (setAt(pattern, at)?.length ?? 1) - 1;
    if (pattern[at] === '{') open.push(at);
    if (pattern[at] !== '}') continue;
    const partner = open.pop();
    if (partner !== undefined) closed.add(partner).add(at);
  }
  return closed;
}

/** A character class, which never matches a slash; `undefined` if it has no end or an invalid range. */
function setAt(pattern: string, at: number): { readonly source: string; readonly length: number } | undefined {
  const [whole = '', not = '', inner = ''] = /^\[([!^]?)([^\]/]+)\]/.exec(pattern.slice(at)) ?? [];
  if ([...inner.matchAll(/([^])-([^])/g)].some(([, from = '', to = '']) => from > to)) return undefined;
  const source = `(?!/)[${not === '' ? '' : '^'}${inner.replace(/[\\^[]/g, '\\$&')}]`;
  return whole === '' ? undefined : { source, length: whole.length };
}

function literal(sign: string): string {
  return sign.replace(/[\\^$.|+()[\]{}*?]/g, '\\$&');
}
