import { read } from '../declare/read';
import { message, say, type Catalogue, type Message } from '../messages/message';
import { misfit } from '../plan/fit';
import { json } from '../plan/json';
import { Session, type Options } from '../engine/session';
import type { Frontend } from '../syntax/frontend';
import { limits } from '../limits';
import { jsonOf } from '../text/json';
import type { Task } from '../text/cooperative';
import { declarations, inRegion, wrongIn } from './declare';
import { explanation, unknownTerm } from './explain';
import { answersFor, suppressedFor, summaryOf } from './findings';
import { errorsIn, plansOf } from './plan';
import definitions from './tools.json';

/** A tool for agents: its description and arguments, as a language model reads them. */
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

/** The maximum length of a text argument, in UTF-16 units. */
const TEXT_LIMIT = limits.toolText * 1024 * 1024;

/** The environment of a tool. */
export interface ToolWorkspace {
  readonly catalogue: Catalogue;
  /** The language of the texts. */
  readonly frontend: Frontend;
  /** The text of a file in the workspace, or why it cannot be read. */
  read(path: string): Promise<string | Message>;
  /** The settings for a file, or for a text without a path; or what is wrong with them. */
  optionsFor(path: string | undefined): Promise<Options | Message>;
  /** The path of another file, as the arguments of the tools name it. */
  shownPath(file: string): string;
  /** Runs a task that can be interrupted. */
  run<T>(work: Task<T>): Promise<T>;
}

/** The answer of a tool, or a message saying why there is none. */
export interface Answer {
  readonly text: string;
  readonly failed: boolean;
}

type Input = Readonly<Record<string, string>>;

/** Answers a tool call. The input is untrusted. */
export async function answerTo(name: string, input: unknown, workspace: ToolWorkspace): Promise<Answer> {
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

async function resultOf(tool: string, input: Input, workspace: ToolWorkspace): Promise<string | Message> {
  const { catalogue, frontend } = workspace;
  const { term, region, path } = input;
  if (term !== undefined) return explanation(term, catalogue) ?? unknownTerm(term);
  const name = path ?? '-';
  const text = path === undefined ? (input['text'] ?? '') : await workspace.read(path);
  if (typeof text !== 'string') return text;
  if (tool === 'declare') return declared(name, text, region, frontend);
  if (frontend.isBlank(text)) return message('cli.empty', { path: name });
  const options = await workspace.optionsFor(path);
  if (tool !== 'plan') return 'id' in options ? options : workspace.run(checked(name, text, options, workspace));
  // Settings do not change a plan, so it does not matter whether they can be read.
  const files = 'id' in options ? {} : { path: options.path, includes: options.includes };
  return workspace.run(planned(name, text, { frontend, ...files }, catalogue));
}

/** The findings as `check --format json` writes them, without the fingerprints that only a baseline needs. */
function* checked(path: string, text: string, options: Options, workspace: ToolWorkspace): Task<string> {
  const { catalogue } = workspace;
  const done = yield* new Session(options).checkTask(text);
  const { findings, suppressed } = done;
  const { answer } = yield* answersFor(done, findings, catalogue, (file) => workspace.shownPath(file));
  const file = { path, findings: findings.map(answer), suppressed: suppressed.map(suppressedFor(answer)) };
  return jsonOf({ version: 1, files: [file], summary: summaryOf(findings) });
}

/** The plan as `plan --format json` writes it. */
function* planned(path: string, text: string, options: Options, catalogue: Catalogue): Task<string | Message> {
  const done = yield* new Session(options).checkTask(text);
  const count = errorsIn(done).length;
  if (count > 0) return message('tools.plan-refused', { path, count });
  const plans = plansOf(path, done, catalogue);
  return misfit(plans) ?? json(plans, catalogue);
}

function declared(path: string, text: string, region: string | undefined, frontend: Frontend): string | Message {
  const result = read(text);
  if ('wrong' in result) return wrongIn(path, text, result);
  if (result.found.length === 0) return message('declare.nothing', { path, kind: result.kind });
  const found = result.found.map((each) => (region === undefined ? each : inRegion(each, region)));
  return declarations(found, region, frontend)?.text ?? message('tools.no-region');
}
