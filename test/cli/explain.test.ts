import { describe, expect, it } from 'vitest';
import { constraint, errorCodes, type Constraint } from '../../server/catalog/reference';
import * as catalog from '../../schemas/catalog.json';
import checkedFields from '../../server/answers/checked-fields.json';
import { fieldNames } from '../../server/answers/field';
import { ruleTitle, statementOf } from '../../server/features/rule-links';
import { catalogueFor } from '../../server/messages/catalogues';
import { textIn } from '../../server/messages/texts';
import { actionNames } from '../../server/model/actions';
import { definitionOf } from '../../server/model/schema-lookup';
import { rules, topics } from '../../server/rules';
import { english } from '../support/english';
import { run } from './run';
import { dedent } from '../support/dedent';

describe('explain', () => {
  it('explains a rule in the language of the user', () => {
    const rule = 'share-encrypted-default-key';
    expect(run(['explain', rule]).out).toContain('belongs to the service');
    expect(run(['explain', rule, '--locale', 'zh-cn']).out).toContain('不能授权给其他账号');
  });

  it('quotes each statement once, in the language of the user', () => {
    const english = constraint('share-encrypted-default-key')?.statement ?? '';
    expect(run(['explain', 'share-encrypted-default-key']).out).toContain(english);
    expect(run(['explain', 'share-encrypted-default-key', '--locale', 'zh-cn']).out).not.toContain(english);
  });

  it('has no English sentences in Chinese output', () => {
    const terms = [...Object.keys(topics), ...actionNames, ...errorCodes().map(({ code }) => code), ...fieldNames()];
    const { status, out } = run(['explain', '--locale', 'zh-cn', ...terms]);
    expect(status).toBe(0);
    expect(new Set(english(out))).toEqual(new Set());
  });

  it('explains an error code with the rules that predict it', () => {
    const { status, out } = run(['explain', 'img.0098']);
    expect(status).toBe(0);
    expect(out).toContain('share-encrypted-default-key');
  });

  it('lists every rule with its title', () => {
    for (const locale of ['en', 'zh-cn']) {
      const { out } = run(['explain', '--list', '--locale', locale]);
      expect(out).toBe(
        Object.keys(topics)
          .map((id) => `${id}\n    ${ruleTitle(id, catalogueFor(locale))}\n`)
          .join(''),
      );
    }
  });

  it('explains a field at each place where it is allowed', () => {
    const { status, out } = run(['explain', 'size']);
    expect(status).toBe(0);
    expect(out).toContain(dedent`
      Size of the image, in GiB.
      Used in: images: size
    `);
    expect(out).toContain('servers: system_disk.size');
    expect(out).toContain('servers: data_disks.*.size');
  });

  it('lists the values of a field', () => {
    expect(run(['explain', 'visibility']).out).toContain('Allowed values: private, public, shared');
    expect(run(['explain', 'status']).out).toMatch(
      /\n- killed: The upload of the image file failed\.\n\nUsed in: images: status\n/,
    );
    expect(run(['explain', 'region', '--locale', 'zh-cn']).out).toContain('用于：region\n');
  });

  it('suggests fields for a misspelled one', () => {
    expect(run(['explain', 'min_dsk']).err).toContain('min_disk');
    expect(run(['explain', 'toString']).status).toBe(2);
  });

  it('suggests names for a misspelled one', () => {
    const { status, err } = run(['explain', 'share-encrypted-default-kee']);
    expect(status).toBe(2);
    expect(err).toContain('share-encrypted-default-key');
  });

  it('explains several terms at once, and none if one is unknown', () => {
    const { out } = run(['explain', 'IMG.0098', 'min_disk']);
    expect(out).toBe(`${run(['explain', 'IMG.0098']).out}\n${run(['explain', 'min_disk']).out}`);
    expect(run(['explain', 'IMG.0098', 'min_dsk'])).toMatchObject({ status: 2, out: '' });
    expect(run(['explain', 'IMG.9999'])).toMatchObject({ status: 2, out: '' });
  });
});

/** The explanations of several terms, from one run. */
function told(terms: readonly string[], locale: string): ReadonlyMap<string, string> {
  const { status, out } = run(['explain', ...terms, '--locale', locale]);
  expect(status).toBe(0);
  const starts = new RegExp(`^(?=(?:${terms.map((term) => term.replaceAll('.', '\\.')).join('|')})(?:$|:| \\())`, 'm');
  const parts = out.split(starts);
  expect(parts).toHaveLength(terms.length);
  return new Map(terms.map((term, index) => [term, parts[index] ?? '']));
}

/** The items of the list below a heading. */
function listed(text: string, heading: string): readonly string[] {
  const [, list = ''] = new RegExp(`^${heading}\n((?: {2}- .*\n)+)`, 'm').exec(text) ?? [];
  return list.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(4)]));
}

describe.each([
  ['en', 'What to do:', 'Detected by:', 'Possibly detected by:', 'No rule detects this error.', 'Sources:', 'Rules:'],
  ['zh-cn', '处理办法：', '由以下规则发现：', '可能由以下规则发现：', '没有规则能发现此错误。', '来源：', '规则：'],
])('explain in %s', (locale, todo, foreseen, perhaps, none, sources, rulesHeading) => {
  const catalogue = catalogueFor(locale);
  const title = (id: string): string => ruleTitle(id, catalogue);

  it('explains each of the 204 codes with its meaning, its remedy, and the rules that predict it', () => {
    const codes = errorCodes().map(({ code }) => code);
    expect(codes).toHaveLength(204);
    const constraints = Object.entries(catalog.constraints as Record<string, Constraint>);
    /** The constraints that the message of a code states; merged ones as their target. */
    const tied = (code: string): ReadonlySet<string> =>
      new Set(
        constraints.flatMap(([id, { into, errorCodes: of }]) =>
          of?.codes.includes(code) === true && of.link === 'by-message' ? [into ?? id] : [],
        ),
      );
    for (const [code, text] of told(codes, locale)) {
      const known = errorCodes().find((each) => each.code === code);
      expect(text).toContain(`: ${textIn(known?.message ?? 'unknown', catalogue)}\n`);
      expect(listed(text, todo), code).toEqual([textIn(known?.remedy ?? 'unknown', catalogue)]);
      expect(listed(text, sources).length, code).toBeGreaterThan(0);
      const surely = tied(code);
      const name = (item: string): string =>
        item.startsWith('schema: ')
          ? (constraints.find(([id]) => statementOf(id, catalogue) === item.slice('schema: '.length))?.[0] ?? item)
          : (item.split(': ')[0] ?? '');
      for (const item of listed(text, foreseen)) expect(surely, code).toContain(name(item));
      for (const item of listed(text, perhaps)) expect(surely, code).not.toContain(name(item));
      for (const id of surely)
        if (Object.hasOwn(topics, id)) expect(listed(text, foreseen), code).toContain(`${id}: ${title(id)}`);
      expect(text.includes(none), code).toBe(listed(text, foreseen).length + listed(text, perhaps).length === 0);
    }
  });

  it('explains each rule with its severity, title, and reason', () => {
    for (const [id, text] of told(Object.keys(topics), locale)) {
      expect(text).toMatch(/^[a-z0-9-]+ \((?:error|warning|info|错误|警告|提示)\): /);
      expect(text).toContain(`: ${title(id)}\n\n`);
      expect(text.split('\n\n')[1]?.length, id).toBeGreaterThan(5);
      expect(/\p{Script=Han}/u.test(text.split('\n\n')[1] ?? ''), id).toBe(locale === 'zh-cn');
      if (constraint(id) !== undefined) expect(listed(text, sources).length, id).toBeGreaterThan(0);
    }
  });

  it('explains each action with its fields and rules', () => {
    for (const [action, text] of told(actionNames, locale)) {
      const { properties = {}, required = [] } = definitionOf(
        actionNames.find((each) => each === action) ?? 'parallel',
      );
      for (const name of Object.keys(properties))
        expect(text).toContain(`\n  - ${name}${required.includes(name) ? ' *' : ''}: `);
      const own = rules.filter(({ on }) => on.some((each) => each === action));
      expect(listed(text, rulesHeading)).toEqual(own.map(({ id }) => `${id}: ${title(id)}`));
    }
  });

  it('explains each checked field with its uses and rules', () => {
    const names = [...new Set(Object.keys(checkedFields).map((place) => place.split(/: |\./).at(-1) ?? ''))];
    const fields = names.filter((name) => !actionNames.some((action) => action === name));
    const texts = told(fields, locale);
    for (const [place, ids] of Object.entries<readonly string[]>(checkedFields)) {
      const paragraphs = texts.get(place.split(/: |\./).at(-1) ?? '')?.split('\n\n') ?? [];
      const own = paragraphs.find((each) =>
        new RegExp(`[:：,、]\\s?${place.replace(/[.*]/g, '\\$&')}(?:[,、\n]|$)`).test(each),
      );
      for (const id of ids) expect(own, `${place} ${id}`).toContain(id);
    }
  });
});
