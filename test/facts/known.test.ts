import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';
import { Entries } from '../../server/facts/entries';
import { flatten, type Fact } from '../../server/facts/fact';
import type { Image } from '../../server/facts/entity';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { check } from '../support/check';
import type { Lines } from '../../server/text/lines';
import { spanOf, type AnchoredSpan } from '../../server/text/anchored-span';
import { expectRecorded } from '../support/recorded';

const english = catalogueFor('en');

/** A value as readable text: an entity by its name, a fact by its value. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, each]) => [name as string, plain(each)]));
  if (value instanceof Entries) return [...(value as Entries<unknown>)].map(([, each]) => plain(each));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('section' in value && 'name' in value) return `${String(value.section)}.${String(value.name)}`;
  if ('known' in value) return value.known === true && 'value' in value ? plain(value.value) : '?';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'at')
      .map(([name, each]) => [name, plain(each)]),
  );
}

/**
 * What is known about an image, and why. Of the unknown facts, those that are not the normal case: a declared image can declare
 * each of them, and an image that a step creates none.
 */
function recordOf(image: Image, isDeclared: boolean, lines: Lines): readonly string[] {
  const lineOf = ({ at }: { readonly at?: AnchoredSpan }): string =>
    at === undefined ? '' : String(lines.position(spanOf(at).start).line + 1);
  const unknown = new Map<string, string[]>();
  const known = Object.entries<Fact<unknown>>({ ...image.facts }).flatMap(([name, fact]) => {
    if (fact.known) {
      const reasons = flatten(fact.why).map((reason) => `${lineOf(reason)} ${say(reason.explanation, english)}`);
      const value = name === 'tags' ? Object.fromEntries(fact.value as Entries<string>) : plain(fact.value);
      return [`  ${name} ${JSON.stringify(value)}: ${reasons.join('; ')}`];
    }
    const { settle } = fact;
    const isOwn = settle?.section === 'images' && settle.name === image.name;
    if (isDeclared ? isOwn : settle === undefined) return [];
    const [where, each] =
      settle === undefined
        ? ['cannot be declared', name]
        : [`missing in ${settle.section}.${settle.name}`, `${name} (${settle.field})`];
    unknown.set(where, [...(unknown.get(where) ?? []), each]);
    return [];
  });
  return [image.name, ...known, ...[...unknown].map(([where, names]) => `  ${where}: ${names.join(', ')}`)];
}

it('records what is known about each image after the last step, and why', () => {
  const { documents, lines } = check(readFileSync(path.join(import.meta.dirname, 'corners.ims.yaml'), 'utf8'));
  const all = documents.flatMap(({ evaluation }) =>
    [...evaluation.imagesAt({ index: evaluation.states.length }).values()].flatMap((image) =>
      recordOf(image, evaluation.manifest.images.has(image.name), lines),
    ),
  );
  expectRecorded(`${all.join('\n')}\n`, path.join(import.meta.dirname, 'corners.txt'));
});
