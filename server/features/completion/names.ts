import type { Run } from '../../facts/run';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import type { Section } from '../../model/sections';
import type { CheckedDocument } from '../../service';
import { inShort } from '../known';
import { matcher } from '../../text/matches';
import type { Refusal } from './fit';
import { sorted, type Completion } from './item';
import type { Style } from './typing';
import { valueText } from './values';

/** How many names are offered at once: a person reads fewer, and there may be any number. */
const NAME_LIMIT = 50;

export interface NameQuery {
  readonly section: Section;
  /** What is typed of the name so far. */
  readonly typed: string;
  /** Index of the first step that starts together with the one that is typed; 0 for a declared thing. */
  readonly before: number;
  /** Why a name would not do there. */
  readonly refused: Refusal;
  /** Names that are in the list already. */
  readonly taken: ReadonlySet<unknown>;
}

/** The names of a section that may stand there: of images those that exist by then, what a step refuses last and with the reason. */
export function nameItems(
  { run, syntax }: CheckedDocument,
  { section, typed, before, refused, taken }: NameQuery,
  style: Style,
  catalogue: Catalogue,
): { readonly items: readonly Completion[]; readonly incomplete: boolean } {
  const fits = matcher(typed);
  const items: Completion[] = [];
  const about = { of: 'name', section, before, at: syntax.span.start } as const;
  for (const name of namesOf(run, section, before)) {
    if (!fits(name) || taken.has(name)) continue;
    const view = run.find(section, { value: name, at: nowhere }, before);
    if (view === undefined) continue;
    if (items.length === NAME_LIMIT) return { items, incomplete: true };
    const refusal = refused(name);
    const short = view.section === 'images' ? inShort(view, catalogue).join(' · ') : '';
    items.push({
      label: name,
      kind: 'name',
      snippet: valueText(name, style),
      ...ranked(refusal, short, items.length, catalogue),
      about,
    });
  }
  return { items, incomplete: false };
}

/** What would be refused comes last, with the reason in place of what is told else. */
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

const nowhere = { piece: { start: 0 }, start: 0, end: 0 };

/** The names of a section: of images first those that the steps before one make, the latest first. */
function* namesOf(run: Run, section: Section, before: number): Iterable<string> {
  const made = new Set<string>();
  for (let index = section === 'images' ? before - 1 : -1; index >= 0; index--) {
    const name = run.ran[index]?.as;
    if (name === undefined || made.has(name)) continue;
    made.add(name);
    yield name;
  }
  for (const name of run.manifest[section].keys()) if (!made.has(name)) yield name;
}

/** The disks of a server by name, those that the step would refuse last. */
export function diskItems(
  { run }: CheckedDocument,
  { server, refused }: { readonly server: string | undefined; readonly refused: Refusal },
  style: Style,
  catalogue: Catalogue,
): readonly Completion[] {
  const disks = server === undefined ? undefined : run.world.find('servers', server)?.facts.data_disks;
  return disks?.known !== true
    ? []
    : [...disks.value].map(([name, { value }], index) => ({
        label: name,
        kind: 'name',
        snippet: valueText(name, style),
        ...ranked(refused(name), value.size === undefined ? '' : `${String(value.size.value)} GiB`, index, catalogue),
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
