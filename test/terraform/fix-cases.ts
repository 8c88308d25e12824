import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IncludedFiles } from '../../server/engine/included-files';
import type { Message } from '../../server/messages/message';
import { rules, topics } from '../../server/rules';
import type { Fix } from '../../server/rules/rule';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder } from '../../server/terraform/module-session';
import { yaml } from '../../server/yaml/frontend';
import { blocksUnder, withoutMarks } from '../support/notation';
import { dedent } from '../support/dedent';

const here = import.meta.dirname;

/** The page of a rule. */
export function pageOf(rule: string): string {
  return readFileSync(path.join(here, '../../server/rules', topics[rule] ?? '', `${rule}.md`), 'utf8');
}

/** A configuration with findings of a rule that have fixes. */
export interface Case {
  readonly rule: string;
  readonly text: string;
  readonly declared?: string;
}

/** The title of a fix without what it does to existing resources. */
export function innerTitle({ title }: Fix): Message {
  let inner = title;
  while (inner.args['fix'] !== undefined && typeof inner.args['fix'] === 'object' && 'id' in inner.args['fix'])
    inner = inner.args['fix'];
  return inner;
}

/**
 * The configurations are those of `rule-ids` and `fixes`. There, `== RULE FIX` begins one that shows the fix; what stands after
 * `--- declared` is a manifest that declares what Terraform does not know. All begin with what is before the first one.
 */
function casesIn(folder: string, file: string): readonly Case[] {
  const [common = '', ...rest] = readFileSync(path.join(here, folder, file), 'utf8').split(/^(?===|-- )/m);
  return rest.flatMap((each): readonly Case[] => {
    const [, rule, body = ''] = /^== (\S+).*\n([^]*)$/.exec(each) ?? [];
    if (rule === undefined) return [];
    const [text = '', declared] = body.split('--- declared\n');
    const projects = Array.from({ length: 101 }, (_, index) => `"${String(index).padStart(32, '0')}"`).join(', ');
    return [
      {
        rule,
        text: dedent`
      ${common.trimEnd()}

      ${text.replace('PROJECTS', projects).trim()}
    `,
        declared,
      },
    ];
  });
}

export const cases: readonly Case[] = [
  ...['fixes', 'rule-ids'].flatMap((folder) =>
    readdirSync(path.join(here, folder)).flatMap((file) => casesIn(folder, file)),
  ),
  ...rules
    .filter(({ id }) => topics[id] === 'terraform')
    .flatMap(({ id }) =>
      blocksUnder(pageOf(id), 'Faulty', 'hcl').map((block) => ({ rule: id, text: withoutMarks(block) })),
    ),
];

/** The checked files of a configuration; without others, its text is the only one. */
export function checked({ text, declared }: Case, texts: Readonly<Record<string, string>> = { 'main.tf': text }) {
  const includes = new IncludedFiles(yaml, {
    resolve: (_, item) => item,
    read: () => `imsManifest: v1\nregion: cn-north-4\n${declared ?? ''}`,
  });
  const files = Object.entries(texts).map(([name, text]) => ({ path: `/here/${name}`, name, text }));
  return checkFolder({
    frontend: terraform,
    folder: '/here',
    reader: { files: (folder) => (folder === '/here' ? files : 'missing') },
    ...(declared !== undefined && { includes, declarations: { from: 'config.yaml', paths: ['facts.ims.yaml'] } }),
  });
}
