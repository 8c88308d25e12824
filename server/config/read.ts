import * as schema from '../../schemas/config.schema.json';
import { message, type Message } from '../messages/message';
import type { Definition } from '../model/schema-lookup';
import { placerIn } from '../model/schema-diagnostics';
import { renameTo, type SchemaProblem } from '../model/schema-problem';
import { validate } from '../model/validate';
import { config as validator } from '../model/validators';
import { topics } from '../rules';
import type { Finding } from '../engine/checker';
import { syntaxFinding } from '../engine/text-findings';
import type { Json } from '../syntax/change';
import type { SyntaxDocument, SyntaxFile } from '../syntax/node';
import { parse } from '../yaml/parse';
import { plainValue } from '../syntax/plain-value';
import { Lines } from '../text/lines';
import { nearest } from '../text/nearest';
import { sourceFile } from '../text/source-file';
import { spanOf, type AnchoredSpan } from '../text/anchored-span';
import { givenIn, type GivenSettings } from './settings';

/** A settings file: its settings and its findings. */
export interface Config {
  readonly text: string;
  readonly lines: Lines;
  readonly syntax: SyntaxFile;
  /** The valid settings. A finding does not affect the others. */
  readonly given: GivenSettings;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** The schema of the settings. */
export const definition = schema as unknown as Definition;

/** Reads the text of a settings file. Accepts any text. */
export function readConfig(text: string, path = ''): Config {
  const source = sourceFile(path);
  const lines = (source.lines = new Lines(text));
  const syntax = parse(text, source);
  const [first, ...others] = syntax.documents;
  const value = first === undefined ? {} : valueOf(first);
  const findings = [
    ...syntax.problems.map((problem) =>
      problem.what === 'syntax.not-a-map' ? finding(problem, message('settings.not-a-map')) : syntaxFinding(problem),
    ),
    ...(first === undefined ? [] : problemsOf(value, first)),
    ...others.map(({ span: { start } }) =>
      finding({ anchor: { start, source: syntax.source }, start: 0, end: 0 }, message('settings.one-document')),
    ),
  ];
  findings.sort((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  const valid = givenIn(value, path);
  const rules = Object.entries(valid.rules ?? {}).filter(([id]) => Object.hasOwn(topics, id));
  const given = { ...valid, rules: Object.fromEntries(rules) };
  return { text, lines, syntax, given, findings };
}

function finding(at: AnchoredSpan, explanation: Message, fixes: Finding['fixes'] = () => []): Finding {
  return { rule: 'config', severity: 'error', at, message: explanation, related: [], fixes };
}

/** The plain value of a document, without fields that have no value. */
function valueOf({ entries, sections }: SyntaxDocument): Readonly<Record<string, Json>> {
  const value = Object.create(null) as Record<string, Json>;
  for (const { name, list } of sections) value[name] = list ? [] : (Object.create(null) as Record<string, Json>);
  for (const { path, value: node } of entries) {
    const [name, inner] = path;
    if (node.type === 'scalar' && node.value === null) continue;
    if (inner === undefined) value[name] = plainValue(node);
    else (value[name] as Record<string | number, Json>)[inner] = plainValue(node);
  }
  return value;
}

function problemsOf(value: Readonly<Record<string, Json>>, document: SyntaxDocument): readonly Finding[] {
  const found = validate(validator, value, { owner: message('settings.owner'), definition });
  return [...found, ...unknownRules(value['rules'])]
    .flatMap(placerIn(document))
    .map(({ at, message: explanation, repairs }) => finding(at, explanation, () => repairs));
}

/** Rule IDs are not part of the compiled schema, so they are checked against the list of rules. */
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
        fixes: near.map(renameTo),
      };
    });
}
