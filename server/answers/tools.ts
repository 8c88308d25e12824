import { read } from '../declare/read';
import { message, say, type Catalogue, type Message } from '../messages/message';
import { misfit } from '../plan/fit';
import { json } from '../plan/json';
import { Session, type Options } from '../service';
import { isBlank } from '../syntax/recognise';
import { jsonOf } from '../text/json';
import type { Slices } from '../text/slices';
import { declarations, inRegion, wrongIn } from './declare';
import { explanation, unknownTerm } from './explain';
import { answerFor, provedFixes, suppressedFor, summaryOf } from './findings';
import { errorsIn, plansOf } from './plan';
import definitions from './tools.json';

/** A tool for agents: what it does and what it takes, in the words that a language model reads. */
interface Tool {
  readonly description: string;
  readonly inputSchema: {
    readonly type: string;
    readonly properties: Readonly<Record<string, { readonly type: string; readonly description: string }>>;
    readonly required?: readonly string[];
    readonly additionalProperties: boolean;
  };
}

/** The tools by name. */
export const tools: Readonly<Record<string, Tool>> = definitions;

/** The longest text that a tool takes, in UTF-16 units. */
const TEXT_LIMIT = 10 * 1024 * 1024;

/** What a tool needs of the world around it. */
export interface Workspace {
  readonly catalogue: Catalogue;
  /** The text of a file of the workspace, or why it is not read. */
  read(path: string): Promise<string | Message>;
  /** The settings that apply to a file, or to a text without a path; or what is wrong with them. */
  optionsFor(path: string | undefined): Promise<Options | Message>;
  /** Does work that can be interrupted. */
  run<T>(work: Slices<T>): Promise<T>;
}

/** The answer of a tool, or why there is none, in words. */
export interface Answer {
  readonly text: string;
  readonly failed: boolean;
}

type Input = Readonly<Record<string, string>>;

/** Answers a call of a tool. The input can be anything. */
export async function answerTo(name: string, input: unknown, workspace: Workspace): Promise<Answer> {
  const given = inputOf(name, input);
  const result = isMessage(given) ? given : await resultOf(name, given, workspace);
  return isMessage(result) ? { text: say(result, workspace.catalogue), failed: true } : { text: result, failed: false };
}

function isMessage(value: object | string): value is Message {
  return typeof value === 'object' && 'id' in value && 'args' in value;
}

/** The arguments of a call, or what is wrong with them. */
function inputOf(tool: string, input: unknown): Input | Message {
  const schema = Object.hasOwn(tools, tool) ? tools[tool]?.inputSchema : undefined;
  if (schema === undefined) return message('tools.unknown', { tool, tools: Object.keys(tools) });
  const names = Object.keys(schema.properties);
  const given = Object.entries(typeof input === 'object' && input !== null ? input : {}) as [string, unknown][];
  const texts: Record<string, string> = {};
  for (const [name, value] of given) {
    if (!names.includes(name)) return message('tools.unknown-argument', { name, names });
    if (typeof value !== 'string') return message('tools.no-text', { name });
    if (value.length > TEXT_LIMIT) return message('tools.too-long', { name, limit: TEXT_LIMIT / 1024 / 1024 });
    texts[name] = value;
  }
  for (const name of schema.required ?? []) if (texts[name] === undefined) return message('tools.missing', { name });
  if (names.includes('path') && (texts['path'] === undefined) === (texts['text'] === undefined))
    return message('tools.path-or-text');
  return texts;
}

async function resultOf(tool: string, input: Input, workspace: Workspace): Promise<string | Message> {
  const { catalogue } = workspace;
  const { term, region, path } = input;
  if (term !== undefined) return explanation(term, catalogue) ?? unknownTerm(term);
  const name = path ?? '-';
  const text = path === undefined ? (input['text'] ?? '') : await workspace.read(path);
  if (typeof text !== 'string') return text;
  if (tool === 'declare') return declared(name, text, region);
  if (isBlank(text)) return message('cli.empty', { path: name });
  if (tool === 'plan') return workspace.run(planned(name, text, catalogue));
  const options = await workspace.optionsFor(path);
  return 'id' in options ? options : workspace.run(checked(name, text, options, catalogue));
}

/** The findings in the form of `check --format json`, without the fingerprints that only a baseline needs. */
function* checked(path: string, text: string, options: Options, catalogue: Catalogue): Slices<string> {
  const done = yield* new Session(options).slices(text);
  const { findings, suppressed } = done;
  const answer = answerFor(done, (yield* provedFixes(done, findings, catalogue)).fixes, catalogue);
  const file = { path, findings: findings.map(answer), suppressed: suppressed.map(suppressedFor(answer)) };
  return jsonOf({ version: 1, files: [file], summary: summaryOf(findings) });
}

/** The plan in the form of `plan --format json`. */
function* planned(path: string, text: string, catalogue: Catalogue): Slices<string | Message> {
  const done = yield* new Session().slices(text);
  const count = errorsIn(done).length;
  if (count > 0) return message('tools.plan-refused', { path, count });
  const plans = plansOf(path, done, catalogue);
  return misfit(plans) ?? json(plans, catalogue);
}

function declared(path: string, text: string, region: string | undefined): string | Message {
  const result = read(text);
  if ('wrong' in result) return wrongIn(path, text, result);
  if (result.found.length === 0) return message('declare.nothing', { path, kind: result.kind });
  const found = result.found.map((each) => (region === undefined ? each : inRegion(each, region)));
  return declarations(found, region)?.text ?? message('tools.no-region');
}
