import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Checked } from '../../server/engine/session';
import en from '../../server/messages/en';
import { say, type Catalogue, type Message } from '../../server/messages/message';
import { terraformHover } from '../../server/lsp/terraform/features';
import zhCn from '../../server/messages/zh-cn';
import { rules } from '../../server/rules';
import { appliesToTerraform } from '../../server/terraform/applicable';
import { checkHcl } from '../support/check-hcl';
import { caseFiles, casesIn, checkCase, unreachable } from '../support/rule-cases';

/** Words of manifests, which mean nothing to someone who reads a configuration. */
const languages: readonly { readonly catalogue: Catalogue; readonly foreign: RegExp }[] = [
  {
    catalogue: { sentences: en, locale: 'en', comma: ', ' },
    foreign:
      /\bsteps?\b|\bmanifests?\b|\bdeclare\b|(?<!`timeouts` )\bblocks?\b(?! of)|(?<! is )`(?:import|copy-[a-z-]+|create-[a-z-]+|parallel|operations|key|image|vault|agency|server|disk|file|bucket|object|projects|as)`/i,
  },
  {
    catalogue: { sentences: zhCn, locale: 'zh-cn', comma: '、' },
    foreign:
      /步骤|清单|代码块|并行块|(?<!为)`(?:import|copy-[a-z-]+|create-[a-z-]+|parallel|operations|key|image|vault|agency|server|disk|file|bucket|object|projects|as)`/,
  },
];

function messagesOf({ findings }: Checked): readonly Message[] {
  return findings.flatMap((finding) => [
    finding.message,
    ...finding.related.map((each) => each.message),
    ...finding.fixes().map(({ title }) => title),
  ]);
}

/** The configurations on the pages of the rules about Terraform. */
const pages = path.join(import.meta.dirname, '../../server/rules/terraform');
const texts = readdirSync(pages).flatMap((page) =>
  page.endsWith('.md')
    ? [...readFileSync(path.join(pages, page), 'utf8').matchAll(/```hcl\n([^]*?)```/g)].map(([, text = '']) => text)
    : [],
);
/** Rules that are off by default are enabled. */
const levels = new Map(rules.flatMap(({ id, off, severity }) => (off === true ? [[id, severity] as const] : [])));
const checks: readonly (() => Checked)[] = [
  ...caseFiles.flatMap((file) => casesIn(file).map((each) => () => checkCase(each))),
  ...texts.map((text) => () => checkHcl(text, { levels })),
];

it('every rule that can have a finding in a configuration has one here', () => {
  const said = new Set(checks.flatMap((check) => check().findings.map(({ rule }) => rule)));
  const silent = rules.filter(({ id }) => appliesToTerraform(id) && !said.has(id) && !Object.hasOwn(unreachable, id));
  expect(silent.map(({ id }) => id)).toEqual([]);
});

/** The sentences in the hovers at the names and values of a text, without the names of rules, and the names and values of facts. */
function hoversOf(text: string, catalogue: Catalogue): readonly string[] {
  const checked = checkHcl(text);
  return [...checked.text.matchAll(/\w[\w.]*/g)].flatMap(
    ({ index }) =>
      terraformHover(checked, index, catalogue, false)
        ?.markdown.replaceAll(/^- (?:(?!.* — ).*|.*? — )| · [\w-]+$/gm, '')
        .split('\n') ?? [],
  );
}

describe.each(languages)('messages in $catalogue.locale', ({ catalogue, foreign }) => {
  it('have the words of Terraform', () => {
    const said = new Set(checks.flatMap((check) => messagesOf(check()).map((each) => say(each, catalogue))));
    expect([...said].filter((sentence) => foreign.test(sentence)).sort()).toEqual([]);
  });

  it('are said in hovers with the words of Terraform', () => {
    const said = new Set(texts.flatMap((text) => hoversOf(text, catalogue)));
    expect(said.size).toBeGreaterThan(40);
    expect([...said].filter((sentence) => foreign.test(sentence)).sort()).toEqual([]);
  });
});
