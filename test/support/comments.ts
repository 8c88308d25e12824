import type { Checked } from '../../server/engine/session';
import { check } from './check';
import { commentsIn } from '../../server/yaml/lexer';

/** A text with a comment above each line and at its end, where one is allowed: `# above 3`, `# behind 3`. */
export function commented(text: string): string {
  const kept = new Set<string>();
  const lines = text.split('\n');
  const written = (wanted: (comment: string) => boolean): string =>
    lines
      .map((line, index) => {
        if (line.trim() === '' || line.trim().startsWith('#')) return line;
        const [above, behind] = [`# above ${String(index)}`, `# behind ${String(index)}`];
        const indent = /^ */.exec(line)?.[0] ?? '';
        return `${wanted(above) ? `${indent}${above}\n` : ''}${line}${wanted(behind) ? ` ${behind}` : ''}`;
      })
      .join('\n');
  const findings = said(check(text));
  // All at once if that keeps the meaning, otherwise one by one.
  const all = written(() => true);
  if (said(check(all)) === findings && commentsOf(all).length >= 2 * lines.filter(isCode).length) return all;
  for (const index of lines.keys()) {
    for (const comment of [`# above ${String(index)}`, `# behind ${String(index)}`]) {
      const next = written((each) => kept.has(each) || each === comment);
      if (said(check(next)) === findings && commentsOf(next).includes(comment)) kept.add(comment);
    }
  }
  return written((each) => kept.has(each));
}

function isCode(line: string): boolean {
  return line.trim() !== '' && !line.trim().startsWith('#');
}

function said({ findings }: Checked): string {
  return JSON.stringify(findings.map(({ rule, message }) => [rule, message]));
}

export function commentsOf(text: string): readonly string[] {
  return commentsIn(text).map((comment) => comment.text.trim());
}

/** The items that are in one list more often than in another. */
export function missingFrom(after: readonly string[], before: readonly string[]): readonly string[] {
  const left = [...after];
  return before.filter((each) => {
    const index = left.indexOf(each);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** The same manifest with simple flow collections over several lines. */
export function spread(text: string): string {
  return text.replace(/^( *)(.*[:-] )\{ ([^{}[\]"'#]*) \}$/gm, (_, indent: string, head: string, fields: string) => {
    const inner = fields.split(', ').map((field) => `${indent}    ${field}`);
    return `${indent}${head}{\n${inner.join(',\n')}\n${indent}  }`;
  });
}
