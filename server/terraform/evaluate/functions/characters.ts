/** The visible characters of a text (grapheme clusters), as Terraform counts them. */
export function characters(text: string): readonly string[] {
  if (/^[\x20-\x7e\n\t]*$/.test(text)) return Array.from(text);
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}
