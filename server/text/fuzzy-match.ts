/** Whether a name contains the typed letters in order, ignoring case, as editors match completions. */
export function fuzzyMatcher(typed: string): (name: string) => boolean {
  const letters = Array.from(typed, (letter) => letter.replace(/[^\w\s]/g, '\\$&'));
  const pattern = new RegExp(`^${letters.map((letter) => `[^${letter}]*${letter}`).join('')}`, 'i');
  return typed === '' ? () => true : (name) => pattern.test(name);
}
