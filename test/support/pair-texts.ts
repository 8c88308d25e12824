export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json | undefined };
import { dedent } from './dedent';

/** An argument that refers to an attribute of another resource. */
interface Reference {
  readonly to: string;
  readonly attribute: string;
}

type Argument = Json | Reference;

/** One resource of a configuration, and the declaration or the step of a manifest that says the same. */
export interface Part {
  readonly name: string;
  readonly type: string;
  readonly arguments: Readonly<Record<string, Argument | undefined>>;
  /** Nested blocks by their names. */
  readonly blocks?: Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>>;
  /** A data source. */
  readonly data?: true;
  /** The plan destroys it. */
  readonly ends?: true;
  /** The steps of a stage may run together, after those of the stage before. */
  readonly stage?: number;
  readonly section?: string;
  readonly manifest: Readonly<Record<string, Json | undefined>>;
}

/** The same plan as a configuration and as a manifest, one declaration or step on each line. */
export interface Pair {
  readonly configuration: string;
  readonly manifest: string;
}

export const region = 'cn-north-4';

/** The steps of a stage wait for all of the stage before. */
export function configurationOf(parts: readonly Part[]): string {
  const typeOf = new Map(
    parts.map(({ name, type, data }) => [name, `${data === true ? 'data.' : ''}huaweicloud_${type}`]),
  );
  const isPlan = parts.some(({ ends }) => ends === true);
  const stages = new Map<number, readonly string[]>();
  const blocks = parts.flatMap(({ name, type, arguments: given, blocks: nested = {}, data, ends, stage }) => {
    if (type === '') return [];
    const address = `huaweicloud_${type}.${name}`;
    const lines = Object.entries(given).flatMap(([argument, value]) =>
      value === undefined ? [] : [`  ${argument} = ${expressionOf(value, typeOf)}\n`],
    );
    for (const [block, items] of Object.entries(nested))
      for (const item of items) {
        const inner = Object.entries(item).map(([key, value]) => `    ${key} = ${JSON.stringify(value)}\n`);
        lines.push(`  ${block} {\n${inner.join('')}  }\n`);
      }
    if (stage !== undefined) {
      const before = [...stages].findLast(([earlier]) => earlier < stage)?.[1] ?? [];
      if (before.length > 0) lines.push(`  depends_on = [${before.join(', ')}]\n`);
      stages.set(stage, [...(stages.get(stage) ?? []), address]);
    }
    const plan = `# ${address} will be ${ends === true ? 'destroyed' : 'created'}\n`;
    const head = `${data === true ? 'data' : 'resource'} "huaweicloud_${type}" "${name}"`;
    return [`${isPlan && data !== true ? plan : ''}${head} {\n${lines.join('')}}\n`];
  });
  return dedent`
    provider "huaweicloud" {
      region = "${region}"
    }
    ${blocks.join('')}`;
}

function expressionOf(value: Argument, typeOf: ReadonlyMap<string, string>): string {
  if (typeof value !== 'object' || !('to' in value)) return JSON.stringify(value);
  const { to, attribute } = value as Reference;
  const reference = `${typeOf.get(to) ?? ''}.${to}.${attribute}`;
  return attribute.includes('}') ? `"\${${reference}"` : reference;
}

/** Each declaration and each step is one line with its name. */
export function manifestOf(parts: readonly Part[]): string {
  const sections = new Map<string, string[]>();
  const stages = new Map<number, string[]>();
  for (const { name, section, manifest, stage } of parts) {
    const said = `${JSON.stringify(manifest)} # ${name}\n`;
    if (stage !== undefined) stages.set(stage, [...(stages.get(stage) ?? []), said]);
    else if (section !== undefined && section !== '')
      sections.set(section, [...(sections.get(section) ?? []), `  ${name}: ${said}`]);
  }
  const declared = [...sections].map(([section, lines]) => `${section}:\n${lines.join('')}`);
  const operations = Array.from(stages.values(), ([only = '', ...others]) =>
    others.length === 0 ? `  - ${only}` : `  - parallel:\n${[only, ...others].map((each) => `    - ${each}`).join('')}`,
  );
  return `imsManifest: v1\nregion: ${region}\n${declared.join('')}operations:\n${operations.join('')}`;
}
