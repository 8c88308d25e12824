/**
 * What a text is: a plan or a state as `terraform show -json` and `tofu show -json` print them, a state as it is stored, the log of
 * `terraform plan -json`, or a plan as `terraform plan -out` writes it.
 */
export type TerraformOutput = 'plan' | 'state' | 'stored-state' | 'log' | 'binary-plan';

/** Recognizes output of Terraform or OpenTofu by its content, also if the text breaks off. */
export function terraformOutput(text: string): TerraformOutput | undefined {
  if (text.startsWith('PK\u0003\u0004')) return 'binary-plan';
  const names = new Set<string>();
  for (const name of namesAtTop(text)) {
    names.add(name);
    if (names.has('format_version')) {
      if (names.has('planned_values') || names.has('resource_changes')) return 'plan';
      if (names.has('values')) return 'state';
    }
    if (names.has('version') && names.has('lineage') && names.has('resources')) return 'stored-state';
    if (names.has('@level') && names.has('@message') && names.has('@module')) return 'log';
  }
  // `terraform show -json` prints only the versions of an empty state.
  return names.has('format_version') && names.has('terraform_version') ? 'state' : undefined;
}

/** Whether a text is a plan as `terraform show -json PLANFILE` prints it. */
export function isPlanFile(text: string): boolean {
  return terraformOutput(text) === 'plan';
}

/** The names of the properties of the first object of a text, without a look into their values. */
function* namesAtTop(text: string): Iterable<string> {
  const start = /^\ufeff?\s*\{/.exec(text)?.[0].length;
  if (start === undefined) return;
  let depth = 1;
  let name = true;
  for (let at = start; at < text.length && depth > 0; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      const end = endOfString(text, at);
      if (depth === 1 && name) yield text.slice(at + 1, end - 1);
      at = end - 1;
    } else if (char === 0x7b || char === 0x5b) depth++;
    else if (char === 0x7d || char === 0x5d) depth--;
    else if (depth === 1 && (char === 0x2c || char === 0x3a)) name = char === 0x2c;
  }
}

/** The offset after the string that starts at an offset. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return text.length;
    let slash = quote;
    while (text.charCodeAt(slash - 1) === 0x5c && slash - 1 > start) slash--;
    if ((quote - slash) % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}
