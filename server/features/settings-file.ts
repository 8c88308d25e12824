import { regions } from '../catalog/regions';
import { definition, readConfig, type Config } from '../config/read';
import { levels } from '../config/settings';
import { message, say, type Catalogue } from '../messages/message';
import { definitionAt, type Definition } from '../model/schema-lookup';
import { rules, topics } from '../rules';
import { levelOf, type Level } from '../engine/reported';
import type { Path } from '../syntax/change';
import { cursorAt } from '../syntax/cursor';
import { standIn as typed } from '../syntax/frontend';
import { lineStart, type Span } from '../text/anchored-span';
import { typedWord } from '../text/word';
import { regionName } from './display-names';
import { code } from './markdown';
import { aboutRule, ruleTitle, sentenceOf } from './rule-links';
import type { Hover } from './hover/hover';

/** A key or value to insert into a settings file. */
export interface SettingsItem {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'rule';
  readonly insert: string;
  readonly detail: string;
}

/** The hover at an offset of a settings file: the purpose of a field, what a rule finds, and its severity. */
export function settingsHover({ syntax }: Config, offset: number, catalogue: Catalogue): Hover | undefined {
  const cursor = cursorAt(syntax, offset);
  const section = syntax.documents[0]?.sections.find(({ key }) => key.start <= offset && offset <= key.end);
  if (section !== undefined) return { span: section.key, markdown: aboutField([section.name], catalogue) };
  if (cursor === undefined) return undefined;
  const { anchor, path, key, end } = cursor.entry;
  const span = { start: anchor.start, end: anchor.start + end };
  if (key === undefined) return undefined;
  const [name, inner] = path;
  const markdown =
    name === 'rules' && typeof inner === 'string' ? ruleWithLevel(inner, catalogue) : aboutField(path, catalogue);
  return markdown === '' ? undefined : { span, markdown };
}

function aboutField(path: Path, catalogue: Catalogue): string {
  const found = definitionAt(definition, path);
  if (found === undefined) return '';
  const list = valuesIn(found).map(code).join(', ');
  return [
    `**${code(String(path.at(-1)))}** — ${descriptionOf(path, catalogue)}`,
    ...(list === '' ? [] : [`${say(message('hover.permitted'), catalogue)} ${list}`]),
    ...(found.default === undefined
      ? []
      : [`${say(message('hover.default'), catalogue)} ${code(JSON.stringify(found.default))}`]),
  ].join('  \n');
}

function ruleWithLevel(id: string, catalogue: Catalogue): string {
  if (!Object.hasOwn(topics, id)) return '';
  return `${aboutRule(id, catalogue, false)}  \n${say(message('hover.default'), catalogue)} ${code(ownLevel(id))}`;
}

/** The default level of a rule. Findings without a rule are errors. */
function ownLevel(id: string): Level {
  const rule = rules.find((each) => each.id === id);
  if (rule !== undefined) return levelOf(rule, undefined);
  return id === 'needless-disable' ? 'warning' : 'error';
}

function descriptionOf(path: Path, catalogue: Catalogue): string {
  return sentenceOf(`settings.${path.join('.')}`, catalogue) ?? '';
}

/** The values of a field, if they can be listed. */
function valuesIn({ enum: words, type }: Definition): readonly string[] {
  return words ?? (type === 'boolean' ? ['true', 'false'] : []);
}

/** The completions at an offset of a settings file, which replace the word there. */
export function settingsCompletions(
  text: string,
  offset: number,
  catalogue: Catalogue,
): { readonly span: Span; readonly items: readonly SettingsItem[] } {
  const span = typedWord(text, offset);
  const line = text.slice(lineStart(text, span.start), span.start);
  if (line.includes('#')) return { span, items: [] };
  // Before a colon, an existing key is being replaced.
  const named = /^[^\S\n]*:/.test(text.slice(span.end));
  const variants = named || /:\s+$/.test(line) ? [typed] : [`${typed}: `, typed];
  for (const variant of variants) {
    const { syntax } = readConfig(text.slice(0, span.start) + variant + text.slice(span.end));
    const entries = syntax.documents[0]?.entries ?? [];
    for (const { path, value } of entries) {
      if (path.at(-1) === typed) {
        const taken = entries.map((each) => each.path);
        const items = namesIn(path.slice(0, -1), taken, catalogue);
        return { span, items: named ? items.map((item) => ({ ...item, insert: item.label })) : items };
      }
      if (value.type === 'scalar' && value.value === typed) return { span, items: valuesOf(path, catalogue) };
    }
  }
  return { span, items: [] };
}

/** What comes after the name of a field by its type, if it is not a value on the same line. */
const beginnings: Readonly<Record<string, string>> = { object: ':\n  ', array: ':\n  - ' };

/** The missing keys of a map in the settings. */
function namesIn(holder: Path, taken: readonly Path[], catalogue: Catalogue): readonly SettingsItem[] {
  const used = new Set(taken.map((path) => path.slice(0, holder.length + 1).join('.')));
  const properties = definitionAt(definition, holder)?.properties ?? {};
  return Object.entries(properties)
    .filter(([name]) => !used.has([...holder, name].join('.')))
    .map(([name, field]) =>
      holder[0] === 'rules'
        ? { label: name, kind: 'rule', insert: `${name}: `, detail: ruleTitle(name, catalogue) }
        : {
            label: name,
            kind: 'field',
            insert: name + (beginnings[String(field.type)] ?? ': '),
            detail: descriptionOf([...holder, name], catalogue),
          },
    );
}

function valuesOf(path: Path, catalogue: Catalogue): readonly SettingsItem[] {
  const value = (label: string, detail = ''): SettingsItem => ({ label, kind: 'value', insert: label, detail });
  if (path[0] === 'rules' && path.length === 2) {
    const own = ownLevel(String(path[1]));
    return levels.map((level) => value(level, level === own ? say(message('settings.own-level'), catalogue) : ''));
  }
  if (path[0] === 'region') return regions.map(({ id }) => value(id, regionName(id, catalogue)));
  const found = definitionAt(definition, path);
  return found === undefined ? [] : valuesIn(found).map((each) => value(each));
}
