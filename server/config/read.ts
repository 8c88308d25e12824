import schema from '../../schemas/config.schema.json';
import { message, type Message } from '../messages/message';
import type { Definition } from '../model/describe';
import { placed } from '../model/problems';
import type { SchemaProblem } from '../model/departure';
import { departures } from '../model/schema';
import { config as validator } from '../model/validators';
import { topics } from '../rules';
import type { Finding } from '../rules/judge';
import { syntaxFinding } from '../service';
import type { Json } from '../syntax/change';
import type { Entry, SyntaxDocument, SyntaxFile } from '../syntax/node';
import { parse } from '../syntax/parse';
import { plain } from '../syntax/plain';
import { Lines } from '../text/lines';
import { nearest } from '../text/nearest';
import { spanOf, type Place } from '../text/place';
import { givenIn, type GivenSettings } from './settings';

/** A text of settings as it was read: what it sets, and what is wrong with it. */
export interface Config {
  readonly text: string;
  readonly lines: Lines;
  readonly syntax: SyntaxFile;
  /** What is right in it; a fault takes nothing else away. */
  readonly given: GivenSettings;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** The schema of the settings. */
export const definition = schema as unknown as Definition;

/** Reads a text of settings. Any text at all gives an answer. */
export function readConfig(text: string): Config {
  const syntax = parse(text);
  const [first, ...others] = syntax.documents;
  const value = first === undefined ? {} : valueOf(first);
  const findings = [
    ...syntax.problems.map((problem) =>
      problem.what === 'syntax.not-a-map' ? finding(problem, message('settings.not-a-map')) : syntaxFinding(problem),
    ),
    ...(first === undefined ? [] : problemsOf(value, first)),
    ...others.map(({ span: { start } }) =>
      finding({ piece: { start }, start: 0, end: 0 }, message('settings.one-document')),
    ),
  ];
  findings.sort((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  const rules = Object.entries(givenIn(value).rules ?? {}).filter(([id]) => Object.hasOwn(topics, id));
  const given = { ...givenIn(value), rules: Object.fromEntries(rules) };
  return { text, lines: new Lines(text), syntax, given, findings };
}

function finding(at: Place, said: Message, fixes: Finding['fixes'] = () => []): Finding {
  return { rule: 'config', severity: 'error', at, message: said, related: [], fixes };
}

/** The plain value of a document. A field without a value sets nothing and is left out. */
function valueOf({ entries, sections }: SyntaxDocument): Readonly<Record<string, Json>> {
  const value = Object.create(null) as Record<string, Json>;
  for (const { name, list } of sections) value[name] = list ? [] : (Object.create(null) as Record<string, Json>);
  for (const { path, value: node } of entries) {
    const [name, inner] = path;
    if (node.type === 'scalar' && node.value === null) continue;
    if (inner === undefined) value[name] = plain(node);
    else if (typeof inner === 'string') (value[name] as Record<string, Json>)[inner] = plain(node);
  }
  return value;
}

function problemsOf(value: Readonly<Record<string, Json>>, document: SyntaxDocument): readonly Finding[] {
  const found = departures(validator, value, { owner: message('settings.owner'), definition });
  return [...found, ...unknownRules(value['rules'])].flatMap((problem) => {
    const [name, inner] = problem.path;
    const entry =
      document.entries.find((each) => each.path[0] === name && each.path[1] === inner) ??
      document.entries.find((each) => each.path[0] === name && each.path.length === 1);
    if (entry === undefined) return sectionFinding(problem, document);
    const { at, message: said, repairs } = placed({ ...problem, path: below(problem, entry) }, entry);
    return [finding(at, said, () => repairs)];
  });
}

function below({ path }: SchemaProblem, entry: Entry): SchemaProblem['path'] {
  return path.slice(entry.path.length);
}

/** What is said of a whole collection stands at its name. */
function sectionFinding(
  { path, message: said, repairs }: SchemaProblem,
  { sections }: SyntaxDocument,
): readonly Finding[] {
  const section = sections.find((each) => each.name === path[0]);
  if (section === undefined) return [];
  const { start, end } = section.key;
  const at: Place = { piece: { start }, start: 0, end: end - start };
  const renamed = repairs.flatMap((repair) =>
    repair.do === 'rename-key'
      ? [{ title: repair.title, changes: [{ do: 'text' as const, at, newText: repair.to }] }]
      : [],
  );
  return [finding(at, said, () => renamed)];
}

/** The ids are not in the compiled schema: the list of rules has them. */
function unknownRules(rules: unknown): readonly SchemaProblem[] {
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules)) return [];
  return Object.keys(rules)
    .filter((id) => !Object.hasOwn(topics, id))
    .map((rule): SchemaProblem => {
      const near = nearest(rule, Object.keys(topics));
      const [first] = near;
      return {
        path: ['rules', rule],
        at: 'key',
        message:
          first === undefined
            ? message('needless-disable.unknown', { rule })
            : message('needless-disable.unknown-near', { rule, near: first }),
        missing: false,
        repairs: near.map((to) => ({ title: message('fix.rename-to', { near: to }), do: 'rename-key', to })),
      };
    });
}
