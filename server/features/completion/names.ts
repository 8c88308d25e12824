import type { Entities } from '../../facts/entity';
import type { Evaluation } from '../../facts/evaluation';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import type { StepPoint } from '../../model/order';
import type { Section } from '../../model/sections';
import type { CheckedDocument } from '../../engine/session';
import { inShort } from '../hover/entity-markdown';
import { fuzzyMatcher } from '../../text/fuzzy-match';
import type { CandidateCheck } from './candidate-check';
import { sorted, type Completion } from './item';
import type { Notation } from '../../syntax/frontend';
import { valueText } from './values';
import { nowhere } from '../../text/anchored-span';

/** The maximum number of names to offer, because a manifest may have any number. */
const NAME_LIMIT = 50;

export interface NameQuery {
  readonly section: Section;
  /** The typed part of the name. */
  readonly typed: string;
  /** When the current step starts; for a declaration before all steps. */
  readonly at: StepPoint;
  /** Why a name is not suitable there. */
  readonly check: CandidateCheck;
  /** Names that are already in the list. */
  readonly taken: ReadonlySet<unknown>;
}

/**
 * The names of a section for this place: for images, those that exist at this step. Names that the step would reject come last, with the
 * reason.
 */
export function nameItems(
  { evaluation, syntax }: CheckedDocument,
  { section, typed, at, check, taken }: NameQuery,
  notation: Notation,
  catalogue: Catalogue,
): { readonly items: readonly Completion[]; readonly incomplete: boolean } {
  const fits = fuzzyMatcher(typed);
  const items: Completion[] = [];
  const about = { of: 'name', section, before: at.index, at: syntax.span.start } as const;
  for (const name of namesOf(evaluation, section, at.index)) {
    if (!fits(name) || taken.has(name)) continue;
    const entity = evaluation.find(section, { value: name, at: nowhere }, at);
    if (entity === undefined) continue;
    if (items.length === NAME_LIMIT) return { items, incomplete: true };
    const refusal = check(name);
    items.push({
      label: name,
      kind: 'name',
      snippet: valueText(name, notation),
      ...ranked(refusal, shortOf(entity, catalogue), items.length, catalogue),
      about,
    });
  }
  return { items, incomplete: false };
}

/** What tells images and keys apart: of a key its alias, which says whether it is a default key. */
function shortOf(entity: Entities[Section], catalogue: Catalogue): string {
  if (entity.section === 'images') return inShort(entity, catalogue).join(' · ');
  return entity.section === 'keys' && entity.facts.alias.known ? entity.facts.alias.value : '';
}

/** Sorts rejected names last, with the reason instead of their details. */
function ranked(
  refusal: Message | undefined,
  detail: string,
  index: number,
  catalogue: Catalogue,
): Pick<Completion, 'detail' | 'sort'> {
  return refusal === undefined
    ? { detail, sort: sorted(0, index) }
    : { detail: say(refusal, catalogue).replaceAll('`', ''), sort: sorted(9, index) };
}

/** The names of a section. For images, those created by earlier steps come first, latest first. */
function* namesOf(evaluation: Evaluation, section: Section, before: number): Iterable<string> {
  const made = new Set<string>();
  for (let index = section === 'images' ? before - 1 : -1; index >= 0; index--) {
    const name = evaluation.states[index]?.resultName;
    if (name === undefined || made.has(name)) continue;
    made.add(name);
    yield name;
  }
  for (const name of evaluation.manifest[section].keys()) if (!made.has(name)) yield name;
}

/** The disks of a server by name. Those that the step would reject come last. */
export function diskItems(
  { evaluation }: CheckedDocument,
  { server, check }: { readonly server: string | undefined; readonly check: CandidateCheck },
  notation: Notation,
  catalogue: Catalogue,
): readonly Completion[] {
  const disks = server === undefined ? undefined : evaluation.symbols.find('servers', server)?.facts.data_disks;
  return disks?.known !== true
    ? []
    : [...disks.value].map(([name, { value }], index) => ({
        label: name,
        kind: 'name',
        snippet: valueText(name, notation),
        ...ranked(check(name), value.size === undefined ? '' : `${String(value.size.value)} GiB`, index, catalogue),
      }));
}

/** `none` for the key of a copy, which removes the encryption explicitly. */
export function noKey(notation: Notation, catalogue: Catalogue): Completion {
  return {
    label: 'none',
    kind: 'value',
    snippet: valueText('none', notation),
    detail: say(message('completion.no-key'), catalogue),
    sort: sorted(1, 0),
  };
}
