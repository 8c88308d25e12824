import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IncludedFiles } from '../../server/engine/included-files';
import type { Checked } from '../../server/engine/session';
import { yaml } from '../../server/yaml/frontend';
import { checkHcl } from './check-hcl';

const folder = path.join(import.meta.dirname, '../terraform/rule-ids');

/** Rules that need what Terraform never has, and what no declaration can say for it. Rules `tf-*` have their own pages. */
export const unreachable: Readonly<Record<string, string>> = {
  'create-file-parameters-other-source': 'The provider does not send them: tf-images-image-dropped.',
  'data-image-ram-ignored': 'The provider does not send it: tf-images-image-dropped.',
  'encrypt-quick-import-key': 'The resource of fast imports of data disks has no key.',
  'parallel-dependency': 'What is used is referred to, and so waited for. Otherwise: tf-order-missing.',
  'quota-concurrent-create': 'At most ten operations run at the same time.',
  'update-not-private': 'Terraform changes only what it made.',
};

/** The files of `test/terraform/rule-ids`. */
export const caseFiles = readdirSync(folder);

/** A configuration, and what a manifest declares for it. */
export interface RuleCase {
  readonly title: string;
  /** The rules that have findings, except for `info`. */
  readonly rules: readonly string[];
  readonly text: string;
  readonly declared?: string;
}

/**
 * What each rule says about configurations. A file begins with what all of its cases have. `== RULE` begins a configuration that has
 * findings of this rule, and of those that stand in parentheses; `-- WHY` one that has none. Comments are those of `terraform plan`.
 * `~~ declared` begins the manifest that the setting `declarations` names.
 */
export function casesIn(file: string): readonly RuleCase[] {
  const [common = '', ...rest] = readFileSync(path.join(folder, file), 'utf8').split(/^(?===|-- )/m);
  let rule = '';
  return rest.map((each) => {
    const [head = '', ...body] = each.split('\n');
    const [text = '', declared] = body.join('\n').split('~~ declared\n');
    const parts = { text: `${common}${text}`, ...(declared !== undefined && { declared }) };
    if (head.startsWith('-- ')) return { title: `${rule} is silent: ${head.slice(3)}`, rules: [], ...parts };
    const [, id = '', others = ''] = /^== (\S+)(?: \(with (.*)\))?$/.exec(head) ?? [];
    rule = id;
    const rules = [id, ...others.split(', ').filter((other) => other !== '')];
    return { title: `${id} is reported`, rules, ...parts };
  });
}

export function checkCase({ text, declared }: RuleCase): Checked {
  if (declared === undefined) return checkHcl(text);
  const includes = new IncludedFiles(yaml, { resolve: (_, item) => item, read: () => declared });
  return checkHcl(text, { includes, declarations: { from: 'ims-manifest.config.yaml', paths: ['facts.ims.yaml'] } });
}
