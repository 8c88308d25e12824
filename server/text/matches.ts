/** Whether a name has the typed letters in their order, as editors match; case does not count. */
export function matcher(typed: string): (name: string) => boolean {
  const letters = Array.from(typed, (letter) => letter.replace(/[^\w\s]/g, '\\$&'));
  const pattern = new RegExp(`^${letters.map((letter) => `[^${letter}]*${letter}`).join('')}`, 'i');
  return typed === '' ? () => true : (name) => pattern.test(name);
}
