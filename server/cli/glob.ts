/** Tells whether a path matches a glob, both with forward slashes: `*`, `?`, `**`, `[…]` and `{a,b}` as usual. */
export function matcher(pattern: string): (name: string) => boolean {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at);
    const set = /^\[[^\]/]+\]/.exec(rest)?.[0];
    if (rest.startsWith('**/')) {
      source += '(?:[^/]+/)*';
      at += 2;
    } else if (rest.startsWith('**')) {
      source += '.*';
      at += 1;
    } else if (rest.startsWith('*')) source += '[^/]*';
    else if (rest.startsWith('?')) source += '[^/]';
    else if (set !== undefined) {
      source += `[${set.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\')}]`;
      at += set.length - 1;
    } else if (rest.startsWith('{')) source += '(?:';
    else if (rest.startsWith('}')) source += ')';
    else if (rest.startsWith(',') && pattern.lastIndexOf('{', at) > pattern.lastIndexOf('}', at)) source += '|';
    else source += rest.charAt(0).replace(/[\\^$.|+()[\]]/g, '\\$&');
  }
  const whole = new RegExp(`^${source}$`, 'u');
  return (name) => whole.test(name);
}
