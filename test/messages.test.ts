import { expect, it } from 'vitest';
import { catalogueFor } from '../server/messages/catalogues';
import { message, say, type MessageId } from '../server/messages/message';
import { rules, topics } from '../server/rules';

const english = catalogueFor('en').sentences;
const chinese = catalogueFor('zh_CN.UTF-8').sentences;
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{([a-z_]+)\}/g)].map((match) => match[1] ?? '').sort();

it('has the same messages in both languages, with the same arguments', () => {
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  for (const id of Object.keys(english) as MessageId[]) {
    const [en, zh] = [new Set(placeholders(english[id])), new Set(placeholders(chinese[id]))];
    expect([...zh].sort(), id).toEqual([...en].sort());
  }
});

it('has Chinese texts in the Chinese messages', () => {
  const untranslated = Object.entries(chinese)
    .filter(([, text]) => /\p{L}/u.test(text.replace(/\{\w+\}/g, '')) && !/[\u4e00-\u9fa5]/.test(text))
    .map(([id]) => id);
  expect(untranslated).toEqual([]);
});

it('uses the terms of the Chinese documentation, and no synonyms', () => {
  const others = /帐号|跨\s*Region|跨地域|整服务器镜像|全量镜像|极速导[入出]|自建密钥|用户主密钥/;
  expect(Object.entries(chinese).filter(([, text]) => others.test(text))).toEqual([]);
});

it('has a title, a message, and a reason for every rule', () => {
  const ids = rules.flatMap((rule) => [rule.id, `${rule.id}.title`, `${rule.id}.why`]);
  expect(ids.filter((id) => !(id in english))).toEqual([]);
});

it('has a reason for every rule page, in both languages', () => {
  const ids = Object.keys(topics).map((id) => `${id}.why` as MessageId);
  for (const { sentences } of [catalogueFor('en'), catalogueFor('zh-cn')])
    expect(ids.filter((id) => !sentences[id])).toEqual([]);
});

it('fills in names, numbers, lists, and other messages', () => {
  const inner = message('schema.type.gib');
  expect(say(message('schema.wrong-type', { field: '`size`', type: inner }), catalogueFor('en'))).toBe(
    '`size` must be a whole number of GiB.',
  );
  expect(say(message('schema.no-action', { values: ['a', 'b'] }), catalogueFor('zh'))).toContain('a、b');
});

it('does not treat text in a name as an argument', () => {
  expect(say(message('unknown-reference', { ref: '{section}', section: 'keys' }), catalogueFor('en'))).toBe(
    '`{section}` is not declared in `keys`.',
  );
});
