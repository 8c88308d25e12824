import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';
import { Entries } from '../../server/facts/entries';
import { flatten, type Fact } from '../../server/facts/fact';
import type { Image } from '../../server/facts/view';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { check } from '../../server/service';
import type { Lines } from '../../server/text/lines';
import { spanOf, type Place } from '../../server/text/place';
import { expectRecorded } from '../support/recorded';

const english = catalogueFor('en');

/** A value of a fact as a person reads it: a thing by its name, a fact by its value. */
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

/** What is known of an image, and why; what would settle what is not. */
function told(image: Image, lines: Lines): readonly string[] {
  const where = ({ at }: { readonly at?: Place }): string =>
    at === undefined ? '' : String(lines.position(spanOf(at).start).line + 1);
  const unknown: string[] = [];
  const known = Object.entries<Fact<unknown>>({ ...image.facts }).flatMap(([name, fact]) => {
    if (fact.known) {
      const reasons = flatten(fact.why).map((reason) => `${where(reason)} ${say(reason.note, english)}`);
      const value = name === 'tags' ? Object.fromEntries(fact.value as Entries<string>) : plain(fact.value);
      return [`  ${name} ${JSON.stringify(value)}: ${reasons.join('; ')}`];
    }
    const { settle } = fact;
    unknown.push(settle === undefined ? name : `${name} (${settle.section}.${settle.name}.${settle.field})`);
    return [];
  });
  return [image.name, ...known, `  ? ${unknown.join(', ')}`];
}

it('is known of images after the last step as recorded, with the reasons', () => {
  const { documents, lines } = check(readFileSync(path.join(import.meta.dirname, 'corners.ims.yaml'), 'utf8'));
  const images = documents.flatMap(({ run }) => [...run.imagesAt({ start: run.ran.length }).values()]);
  const all = images.flatMap((image) => told(image, lines));
  expectRecorded(`${all.join('\n')}\n`, path.join(import.meta.dirname, 'corners.txt'));
});
