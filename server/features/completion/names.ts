import type { Run } from '../../facts/run';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import type { Section } from '../../model/sections';
import type { CheckedDocument } from '../../service';
import { inShort } from '../known';
import { sorted, type Completion } from './item';
import type { Style } from './typing';
import { valueText } from './values';

/** How many names are offered at once: a person reads fewer, and there may be any number. */
const NAME_LIMIT = 100;

/** How many of them the rules are asked about, the likeliest first. */
const ASKED_LIMIT = 50;

export interface NameQuery {
  readonly section: Section;
  /** What is typed of the name so far. */
  readonly typed: string;
  /** Index of the first step that starts together with the one that is typed; 0 for a declared thing. */
  readonly before: number;
  /** Why an operation would refuse a name; absent where nothing can be asked. */
  readonly refused?: (name: string) => Message | undefined;
}

/** The names of a section that may stand there: of images those that exist by then, what a step refuses last and with the reason. */
export function nameItems(
  { run, syntax }: CheckedDocument,
  { section, typed, before, refused }: NameQuery,
  style: Style,
  catalogue: Catalogue,
): { readonly items: readonly Completion[]; readonly incomplete: boolean } {
  const fits = matcher(typed);
  const items: Completion[] = [];
  for (const name of namesOf(run, section)) {
    if (!fits(name)) continue;
    const view = run.find(section, { value: name, at: nowhere }, before);
    if (view === undefined) continue;
    if (items.length === NAME_LIMIT) return { items, incomplete: true };
    const refusal = items.length < ASKED_LIMIT ? refused?.(name) : undefined;
    const short = view.section === 'images' ? inShort(view, catalogue) : '';
    items.push({
      label: name,
      kind: 'name',
      snippet: valueText(name, style),
      detail: refusal === undefined ? short : say(refusal, catalogue).replaceAll('`', ''),
      sort: sorted(refusal === undefined ? 0 : 9, items.length),
      about: { of: 'name', section, name, before, at: syntax.span.start },
    });
  }
  return { items, incomplete: false };
}

const nowhere = { piece: { start: 0 }, start: 0, end: 0 };

/** The names of a section: of images first those that steps make, the latest first. */
function namesOf(run: Run, section: Section): readonly string[] {
  const declared = [...run.manifest[section].keys()];
  return section === 'images' ? [...[...run.madeNames()].reverse(), ...declared] : declared;
}

/** Whether a name has the typed letters in their order, as editors match. */
function matcher(typed: string): (name: string) => boolean {
  const letters = Array.from(typed, (letter) => letter.replace(/\W/g, '\\$&'));
  const pattern = new RegExp(`^${letters.map((letter) => `[^${letter}]*${letter}`).join('')}`, 'i');
  return typed === '' ? () => true : (name) => pattern.test(name);
}

/** The disks of a server by name. */
export function diskItems({ run }: CheckedDocument, server: string | undefined, style: Style): readonly Completion[] {
  const disks = server === undefined ? undefined : run.world.find('servers', server)?.facts.data_disks;
  return disks?.known !== true
    ? []
    : [...disks.value].map(([name, { value }], index) => ({
        label: name,
        kind: 'name',
        snippet: valueText(name, style),
        detail: value.size === undefined ? '' : `${String(value.size.value)} GiB`,
        sort: sorted(0, index),
      }));
}

/** `none` for the key of a copy, which says that it is meant. */
export function noKey(style: Style, catalogue: Catalogue): Completion {
  return {
    label: 'none',
    kind: 'value',
    snippet: valueText('none', style),
    detail: say(message('completion.no-key'), catalogue),
    sort: sorted(1, 0),
  };
}
