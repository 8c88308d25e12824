import type { Found } from '../declare/found';
import { merge, type Merged } from '../declare/merge';
import { read, type Wrong } from '../declare/read';
import { message, type Message } from '../messages/message';
import { sectionNames } from '../model/sections';
import { Lines } from '../text/lines';

/** A thing that the tool prints without a region, in the region that the tool was asked about. */
export function inRegion(each: Found, region: string): Found {
  const { id, name, region: own, ...rest } = each.fields;
  const fields = {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    region: own ?? region,
    ...rest,
  };
  return { ...each, fields };
}

/**
 * A manifest of the declarations alone. Its region is the one asked for, or else the one that all things are in; `undefined` if
 * there is none.
 */
export function declarations(found: readonly Found[], asked: string | undefined): Merged | undefined {
  const regions = new Set(found.map((each) => each.fields['region']));
  const [only] = regions.size === 1 ? regions : [];
  const region = asked ?? only;
  if (typeof region !== 'string') return undefined;
  const quoted = JSON.stringify(region);
  const merged = merge(`imsManifest: v1\nregion: ${quoted}\n`, found);
  if (merged === undefined) return undefined;
  const plain = /^[a-z][a-z0-9-]*$/.test(region) ? region : quoted;
  const text = merged.text
    .replace(`region: ${quoted}`, `region: ${plain}`)
    .replace(new RegExp(`\n(?=(?:${sectionNames.join('|')}):\n)`, 'g'), '\n\n');
  return { ...merged, text };
}

/** What is wrong with the text of an input, and where. */
export function wrongIn(path: string, text: string, { wrong: what, at }: Wrong): Message {
  if (at === undefined) return message('declare.wrong', { path, what });
  const { line, character } = new Lines(text).position(at);
  return message('declare.wrong-at', { path, line: line + 1, column: character + 1, what });
}

/** What an input holds, and what is to be said of it. */
interface Input {
  readonly found: readonly Found[];
  readonly said: readonly Message[];
}

/** Reads one input, or says what is wrong with it. `path` is its name for people. */
export function inputOf(path: string, text: string): Input | Message {
  const result = read(text);
  if ('wrong' in result) return wrongIn(path, text, result);
  const { kind, others, found } = result;
  const said = [
    found.length === 0 ? message('declare.nothing', { path, kind }) : message('declare.read', { path, kind }),
  ];
  if (others.length > 0) said.push(message('declare.others', { path, types: others }));
  return { found, said };
}
