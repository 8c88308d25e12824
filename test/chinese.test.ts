import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as catalog from '../schemas/catalog.json';
import * as chinese from '../schemas/zh-cn.json';
import schema from '../schemas/manifest.schema.json';
import { errorCodes, languageName, siteName, type Constraint } from '../server/catalog/reference';
import { regions } from '../server/catalog/regions';
import { storageClasses } from '../server/catalog/storage-classes';
import { documentationOf } from '../server/features/completion/documentation';
import { completionsAt } from '../server/features/completion/complete';
import { pathInExtension } from '../server/rules/pages';
import { hover } from '../server/features/hover/hover';
import { catalogueFor } from '../server/messages/catalogues';
import { topics } from '../server/rules';
import { check } from './support/check';
import { english } from './support/english';
import { exampleTexts, pageTexts } from './support/texts';

const texts: Readonly<Record<string, string>> = chinese.texts;
const zh = catalogueFor('zh-cn');
const constraints = Object.entries(catalog.constraints as Readonly<Record<string, Constraint>>);

/** API calls, their values, and companies have the same name in every language. */
const isName = (text: string): boolean =>
  /^([A-Z][a-z]+){2,}(\?\S+)?$|^bios$|^Open Telekom Cloud$|^Cloud\.ru$/.test(text);

/** All texts of the schema and the catalog that can be shown to users. */
function shown(): ReadonlySet<string> {
  const found: (string | undefined)[] = [];
  JSON.stringify(schema, (name, value: unknown) => {
    if (name === 'description' && typeof value === 'string') found.push(value);
    if (name === 'enumDescriptions') found.push(...(value as readonly string[]).filter((text) => text !== ''));
    return value;
  });
  const spokenOf = new Set<string>();
  for (const each of errorCodes()) {
    found.push(each.message, each.otherMessage, each.cause, each.remedy);
    for (const id of [...each.foreseen, ...each.perhaps]) spokenOf.add(id);
  }
  for (const [id, each] of constraints) {
    const told = `${id}.why` in zh.sentences;
    if (each.place === 'advice' || (spokenOf.has(id) && !told)) found.push(each.statement);
    if (!Object.hasOwn(topics, id)) continue;
    found.push(...(each.remedies ?? []), each.disagreement);
  }
  for (const { title, site, language } of Object.values(catalog.sources))
    found.push(title, siteName(site), languageName(language));
  for (const region of regions) if (region.zh === undefined) found.push(region.name);
  for (const each of storageClasses) if (each.zh === undefined) found.push(each.display);
  return new Set(found.filter((text) => text !== undefined));
}

describe('the Chinese texts of the schema and of the catalog', () => {
  it('exist for every text that can be shown, and for no other', () => {
    const expected = [...shown()].filter((text) => !isName(text));
    expect(expected.filter((text) => !Object.hasOwn(texts, text))).toEqual([]);
    const known = new Set(expected);
    expect(Object.keys(texts).filter((text) => !known.has(text))).toEqual([]);
  });

  it('have the same names and numbers as the English texts', () => {
    const codes = (text: string): readonly string[] => [...text.matchAll(/`[^`]+`/g)].map(([code]) => code).sort();
    const figures = (text: string): readonly string[] => [...new Set(text.match(/(?<![A-Za-z])\d+/g))].sort();
    for (const [english, text] of Object.entries(texts)) {
      expect(codes(text), english).toEqual(codes(english));
      for (const figure of figures(english)) expect(text, english).toContain(figure);
    }
  });
});

describe('a Chinese reader', () => {
  it('gets every rule page without English sentences', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
    const script = path.join(import.meta.dirname, '../scripts/pages.mjs');
    try {
      execFileSync(process.execPath, [script, `--readers=${folder}`]);
      for (const id of Object.keys(topics)) {
        const page = readFileSync(path.join(folder, 'zh-cn', path.basename(pathInExtension(id, zh))), 'utf8');
        // In a manifest, only the findings are prose.
        const manifest = /^(?!#\s*\^).*$/gm;
        const prose = page.replace(/```(?:yaml|hcl)\n[^]*?```/g, (block) => block.replace(manifest, ''));
        expect(english(prose.replace(/(?:error|warning|info) [a-z-]+:/g, '')), id).toEqual([]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('gets hovers without English sentences', () => {
    const left = new Set<string>();
    for (const [, text] of [...exampleTexts(), ...pageTexts()]) {
      const checked = check(text);
      for (let offset = 0; offset < text.length; offset += 7)
        for (const found of english(hover(checked, offset, zh)?.markdown ?? '')) left.add(found);
    }
    expect([...left]).toEqual([]);
  });

  it('gets completions without English sentences', () => {
    const left = new Set<string>();
    for (const [, text] of [...exampleTexts(), ...pageTexts().slice(0, 60)]) {
      const checked = check(text);
      for (let offset = 0; offset < text.length; offset += 37)
        for (const { label, detail, about } of completionsAt(checked, offset, zh, {}).items) {
          const told = about === undefined ? '' : documentationOf(label, about, checked, zh);
          for (const found of [...english(detail), ...english(told ?? '')]) left.add(found);
        }
    }
    expect([...left]).toEqual([]);
  });
});
