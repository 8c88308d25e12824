import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Checked } from '../../server/engine/session';
import en from '../../server/messages/en';
import { say, type Catalogue, type Message } from '../../server/messages/message';
import zhCn from '../../server/messages/zh-cn';
import { checkHcl } from '../support/check-hcl';

/** Words of manifests, which mean nothing to someone who reads a configuration. */
const languages: readonly { readonly catalogue: Catalogue; readonly foreign: RegExp }[] = [
  {
    catalogue: { sentences: en, locale: 'en', comma: ', ' },
    foreign:
      /\bsteps?\b|\bmanifests?\b|\bdeclare\b|\bblocks?\b(?! of)|`(?:parallel|operations|key|image|vault|agency|server|disk|file|bucket|object|projects|as)`/i,
  },
  {
    catalogue: { sentences: zhCn, locale: 'zh-cn', comma: '、' },
    foreign:
      /步骤|清单|代码块|并行块|`(?:parallel|operations|key|image|vault|agency|server|disk|file|bucket|object|projects|as)`/,
  },
];

function messagesOf({ findings }: Checked): readonly Message[] {
  return findings.flatMap((finding) => [
    finding.message,
    ...finding.related.map((each) => each.message),
    ...finding.fixes().map(({ title }) => title),
  ]);
}

const cases = path.join(import.meta.dirname, 'rule-ids');
const texts = readdirSync(cases).flatMap((file) => {
  const [common = '', ...rest] = readFileSync(path.join(cases, file), 'utf8').split(/^(?===|-- ).*$/m);
  return rest.map((text) => common + text);
});

/** The configurations on the pages of the rules about Terraform. */
const pages = path.join(import.meta.dirname, '../../server/rules/terraform');
for (const page of readdirSync(pages).filter((name) => name.endsWith('.md')))
  for (const [, text = ''] of readFileSync(path.join(pages, page), 'utf8').matchAll(/```hcl\n([^]*?)```/g))
    texts.push(text);

describe.each(languages)('messages in $catalogue.locale', ({ catalogue, foreign }) => {
  it('have the words of Terraform', () => {
    const said = new Set(texts.flatMap((text) => messagesOf(checkHcl(text)).map((each) => say(each, catalogue))));
    expect([...said].filter((sentence) => foreign.test(sentence)).sort()).toEqual([]);
  });
});
