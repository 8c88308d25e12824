/** The English sentences in Markdown or plain text, without code, URLs, links, and the names of calls and policies. */
export function english(text: string): readonly string[] {
  const lines = text
    .replace(/`[^`]*`|\]\([^()]*\)|https?:\S+|github:.*/g, ' ')
    .replace(/\b(?:POST|GET|PUT|PATCH|DELETE) \S+/g, '')
    .replace(/\b(?:IMS|Tenant|KMS|CSBS|IAM|OBS|CBR) (?:Administrator|FullAccess|ReadOnlyAccess|Admin)\b/g, '')
    .split('\n');
  const worded = lines.filter((line) => /\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b/.test(line));
  const bare = lines.filter((line) => !/[\u4e00-\u9fa5]/.test(line) && /[A-Za-z]{2,} [A-Za-z]{2,}/.test(line));
  return [...worded, ...bare].map((line) => line.trim());
}
