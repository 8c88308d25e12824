import type { ImportedResource } from '../declare/resource';
import { merge, type Merged } from '../declare/merge';
import { read, type Wrong } from '../declare/read';
import { regions } from '../catalog/regions';
import { message, type Message } from '../messages/message';
import type { Manifest } from '../model/manifest';
import { sectionNames } from '../model/sections';
import type { Frontend } from '../syntax/frontend';
import { Lines } from '../text/lines';

/** A resource printed without a region, in the region that the tool was run for. */
export function inRegion(each: ImportedResource, region: string): ImportedResource {
  if (each.section === 'quotas') return each;
  const { id, name, region: own, ...rest } = each.fields;
  return { ...each, fields: { id, name, region: own ?? region, ...rest } };
}

/**
 * A manifest that contains only declarations. Its region is the given one, or the one that all of them share; `undefined` if there
 * is none. `account` is its account, a name in `accounts`; your own by default.
 */
export function declarations(
  found: readonly ImportedResource[],
  requested: string | undefined,
  frontend: Frontend,
  account?: string,
): Merged | undefined {
  const regions = new Set(found.flatMap(({ section, fields }) => (section === 'quotas' ? [] : [fields['region']])));
  const [only] = regions.size === 1 ? regions : [];
  const region = requested ?? only;
  if (typeof region !== 'string') return undefined;
  const quoted = JSON.stringify(region);
  const top = account === undefined ? '' : `account: ${JSON.stringify(account)}\n`;
  const merged = merge(`imsManifest: v1\nregion: ${quoted}\n${top}`, found, { frontend }, account);
  if (merged === undefined) return undefined;
  const plain = /^[a-z][a-z0-9-]*$/.test(region) ? region : quoted;
  const text = merged.text
    .replace(`region: ${quoted}`, `region: ${plain}`)
    .replace(top, account === undefined ? '' : `account: ${account}\n`)
    .replace(new RegExp(`\n(?=(?:quotas|${sectionNames.join('|')}):\n)`, 'g'), '\n\n');
  return { ...merged, text };
}

/** The regions in a manifest: its own first, then the others in order. */
function regionsOf(manifest: Manifest): ReadonlySet<string> {
  const named = [
    manifest.actor.region,
    ...sectionNames.flatMap((section) =>
      [...manifest[section].values()].map(({ fields }) => ('region' in fields ? fields.region : undefined)),
    ),
    ...manifest.steps.map((step) => ('target_region' in step ? step.target_region : undefined)),
  ];
  return new Set(named.flatMap((field) => field?.value ?? []));
}

/** Regions to choose from: those in the manifest and the inputs, then the other known ones. */
export interface RegionChoice {
  readonly named: readonly string[];
  readonly others: readonly string[];
}

/**
 * The possible regions of added declarations if the user has to choose: the tool printed none, and the manifest and the other
 * declarations have none or several.
 */
export function regionChoice(manifest: Manifest, { added }: Merged): RegionChoice | undefined {
  if (added.every(({ fields }) => typeof fields['region'] === 'string')) return undefined;
  const named = new Set(regionsOf(manifest));
  for (const { region } of added.map(({ fields }) => fields)) if (typeof region === 'string') named.add(region);
  if (manifest.actor.region !== undefined && named.size === 1) return undefined;
  return { named: [...named], others: regions.map(({ id }) => id).filter((id) => !named.has(id)) };
}

/** Describes what is wrong with the text of an input, and where. */
export function wrongIn(path: string, text: string, { wrong: what, at }: Wrong): Message {
  if (at === undefined) return message('declare.wrong', { path, what });
  const { line, character } = new Lines(text).position(at);
  return message('declare.wrong-at', { path, line: line + 1, column: character + 1, what });
}

/** The resources in an input, with a message about it. */
interface Input {
  readonly found: readonly ImportedResource[];
  readonly messages: readonly Message[];
}

/** Reads one input; a message if that fails. `path` is its name for people. */
export function inputOf(path: string, text: string): Input | Message {
  const result = read(text);
  if ('wrong' in result) return wrongIn(path, text, result);
  const { kind, others, found } = result;
  const messages = [
    found.length === 0 ? message('declare.nothing', { path, kind }) : message('declare.read', { path, kind }),
  ];
  if (others.length > 0) messages.push(message('declare.others', { path, types: others }));
  return { found, messages };
}

/** What a merge did in each section. */
export function countsOf({ counts }: Merged): readonly Message[] {
  return [...counts].flatMap(([section, { elsewhere, ...of }]) => {
    const inFile = of.added + of.changed + of.same > 0 ? [message('declare.counts', { section, ...of })] : [];
    return elsewhere === 0 ? inFile : [...inFile, message('declare.elsewhere', { section, count: elsewhere })];
  });
}
