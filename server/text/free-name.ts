/** The first letters of a text, with a maximum number of code points. */
export function firstLetters(text: string, count: number): string {
  return text.length <= count ? text : Array.from(text).slice(0, Math.max(0, count)).join('');
}

/** The wanted name, with the first free number if it is taken. `limit` is the maximum length, in code points. */
export function freeName(
  wanted: string,
  taken: (name: string) => boolean,
  { separator = '-', limit = Infinity } = {},
): string {
  let name = wanted;
  for (let number = 2; taken(name); number++) {
    const suffix = `${separator}${String(number)}`;
    name = firstLetters(wanted, limit - suffix.length) + suffix;
  }
  return name;
}
