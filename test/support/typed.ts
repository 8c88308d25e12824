/** What is typed or pasted into configurations. */
const typed = [
  ' ', '\n', '\n\n', '{', '}', '}\n', '"', '${', '[', ']', '(', ')', '=', ' = ', '.', ',', '#', '# note\n', '/*', '*/', '<<EOT\n', 'EOT\n', 'a', 'x', '1',
  'var.', 'local.', 'module.m', '.id', '[0]', '[*]', 'count = 2\n', 'for_each = toset(["p", "q"])\n', 'resource', 'resource "huaweicloud_kms_key" "a" {\n',
  'provider = huaweicloud.b\n', '# ims-disable-next-line copy-same-key\n', 'null', 'true', '\r\n', '\uFEFF', '中', '"cn-north-4"', '"cn-east-3"',
]; // prettier-ignore

/** A text of a configuration after typing, deleting, pasting, or moving lines. */
export function typedInto(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const snippet = typed[random(typed.length)] ?? '';
  switch (random(8)) {
    case 0:
    case 1:
    case 2:
      return text.slice(0, at) + snippet + text.slice(at);
    case 3:
    case 4:
      return text.slice(0, at) + text.slice(at + 1 + random(3));
    case 5:
      return text.slice(0, at) + text.slice(at + random(150));
    case 6: {
      const from = random(text.length + 1);
      return text.slice(0, at) + text.slice(from, from + random(300)) + text.slice(at);
    }
    default: {
      const lines = text.split('\n');
      const moved = lines.splice(random(lines.length), 1 + random(5));
      lines.splice(random(lines.length + 1), 0, ...moved);
      return lines.join('\n');
    }
  }
}
