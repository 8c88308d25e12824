import { regionName } from './called';
import { message, say, type Catalogue, type Message } from '../messages/message';
import type { Checked } from '../service';
import { lastStarting, type Span } from '../text/place';
import { laneOf, lineagesOf, type Lineage, type LineageStep } from './lineage';
import { partAround } from './lineage-part';
import type { LineageNode } from './lineage-things';
import { laneTitle, nodeWords } from './lineage-words';

/** A thing of the picture, in words. `P` is how a client counts places. */
export interface PictureThing<P> {
  /** The same for as long as the thing has its name. */
  readonly id: string;
  readonly type: LineageNode['type'];
  readonly origin: LineageNode['origin'];
  readonly title: string;
  readonly about: string;
  readonly lock?: { readonly closed: boolean; readonly text: string };
  /** What sort of thing it is: the kind of an image where it is known, else the type. */
  readonly sort: string;
  /** Index of its lane; absent for accounts and the marketplace, which have no region. */
  readonly lane?: number;
  readonly at: P;
  readonly whole?: P;
  readonly deleted: boolean;
  /** Everything about it in one sentence, for screen readers and the list. */
  readonly label: string;
}

/** A step of the picture, in words. */
export interface PictureStep<P> {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly at: P;
  readonly whole: P;
  readonly lane: number;
  /** Ids of things. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly refused: boolean;
  readonly reasons: readonly string[];
  /** How many checks could not be made, in words; empty where all were. */
  readonly unverified: string;
  readonly unverifiedCount: number;
  readonly label: string;
}

const words = [
  'list',
  'fit',
  'closer',
  'farther',
  'keys',
  'steps',
  'things',
  'toolbar',
  'empty',
  'search',
  'no-match',
  'next-refused',
  'fold',
  'unfold',
  'export',
  'export.svg',
  'export.png',
  'export.mermaid',
  'legend',
  'legend.number',
  'legend.refused',
  'legend.unverified',
  'legend.locked',
  'legend.unlocked',
  'legend.given',
  'legend.folded',
  'legend.outside',
  'legend.deleted',
  'legend.line',
  'legend.link',
  'legend.lane',
] as const;

/** All that a client needs to draw one document: what is where, and every word in the server's language. */
export interface Picture<P> {
  readonly lanes: readonly { readonly region: string; readonly name: string }[];
  readonly things: readonly PictureThing<P>[];
  readonly steps: readonly PictureStep<P>[];
  /** Pairs of ids of things, one of which comes from the other without a step. */
  readonly links: readonly (readonly [string, string])[];
  /** Some of the plan is left out: what is drawn depends on the offset. */
  readonly partial: boolean;
  /** Sentences above the picture. */
  readonly notices: readonly string[];
  /** How many steps there are, are refused, could not be checked in full. */
  readonly summary: readonly {
    readonly kind: 'steps' | 'refused' | 'unverified';
    readonly text: string;
    readonly some: boolean;
  }[];
  readonly words: Readonly<Record<(typeof words)[number], string>>;
}

/** The most things and steps that are drawn: beyond that nobody finds anything in the picture. */
const LIMIT = 600;

/** The picture of the document at an offset; of a plan that is too long for one, the part around the offset. */
export function pictureAt<P>(
  checked: Checked,
  offset: number,
  catalogue: Catalogue,
  place: (span: Span) => P,
  limit = LIMIT,
): Picture<P> {
  const lineages = lineagesOf(checked);
  const spans = lineages.map((lineage) => lineage.document);
  const index = Math.max(0, lastStarting(spans, offset));
  const lineage = lineages[index] ?? { document: { start: 0, end: 0 }, lanes: [], nodes: [], steps: [], links: [] };
  const tell = (what: Message): string => say(what, catalogue);
  const part = partAround(lineage, offset, limit);
  const things = [...part.nodes].sort((a, b) => a - b);
  const steps = [...part.steps].sort((a, b) => a - b);
  const lanes = [...new Set(things.flatMap((node) => lineage.nodes[node]?.lane ?? []))].sort((a, b) => a - b);
  const ids = idsOf(lineage);
  const about = {
    lineage,
    shown: part.nodes,
    ids,
    catalogue,
    place,
    lane: (lane: number): number => Math.max(0, lanes.indexOf(lane)),
  };
  const notices: string[] = [];
  if (lineages.length > 1)
    notices.push(tell(message('picture.document', { number: index + 1, count: lineages.length })));
  const partial = part.steps.size < lineage.steps.length || part.nodes.size < lineage.nodes.length;
  if (partial) notices.push(tell(message('picture.part', { shown: part.steps.size, steps: lineage.steps.length })));
  return {
    lanes: (lanes.length > 0 ? lanes : [0]).map((lane) => {
      const region = lineage.lanes[lane];
      const name = region === undefined ? undefined : regionName(region, catalogue);
      return { region: region ?? laneTitle(region, catalogue), name: name ?? '' };
    }),
    things: things.flatMap((at) => thingOf(at, about) ?? []),
    steps: steps.flatMap((at) => stepOf(at, about) ?? []),
    links: lineage.links.flatMap(({ from, to }) =>
      part.nodes.has(from) && part.nodes.has(to) ? [[ids[from] ?? '', ids[to] ?? ''] as const] : [],
    ),
    partial,
    notices,
    summary: summaryOf(lineage, tell),
    words: Object.fromEntries(words.map((word) => [word, tell(message(`picture.${word}`))])) as Picture<P>['words'],
  };
}

/** Ids that outlast edits elsewhere: a thing's name, and for one of several of the same name a number. */
function idsOf({ nodes }: Lineage): readonly string[] {
  const count = new Map<string, number>();
  return nodes.map(({ type, name }) => {
    const id = `${type}:${name}`;
    const before = count.get(id) ?? 0;
    count.set(id, before + 1);
    return before === 0 ? id : `${id}:${String(before)}`;
  });
}

interface About<P> {
  readonly lineage: Lineage;
  /** Nodes that are drawn. */
  readonly shown: ReadonlySet<number>;
  readonly ids: readonly string[];
  readonly catalogue: Catalogue;
  readonly place: (span: Span) => P;
  readonly lane: (lane: number) => number;
}

function thingOf<P>(index: number, { lineage, ids, catalogue, place, lane }: About<P>): PictureThing<P> | undefined {
  const node = lineage.nodes[index];
  if (node === undefined) return undefined;
  const { title, about, encryption } = nodeWords(node, catalogue);
  const { type, origin, look, at, whole, madeBy, deletedBy } = node;
  const tell = (what: Message): string => say(what, catalogue);
  const label = [title, about, encryption ?? ''];
  if (node.lane !== undefined) label.push(laneTitle(lineage.lanes[node.lane], catalogue));
  if (madeBy !== undefined) label.push(tell(message('picture.made', { number: madeBy + 1 })));
  if (deletedBy !== undefined) label.push(tell(message('picture.deleted', { number: deletedBy + 1 })));
  return {
    id: ids[index] ?? '',
    type,
    origin,
    title,
    about,
    lock:
      encryption === undefined || look?.encrypted === undefined
        ? undefined
        : { closed: look.encrypted, text: look.key ?? encryption },
    sort: look?.kind ?? type,
    lane: node.lane === undefined ? undefined : lane(node.lane),
    at: place(at),
    whole: whole === undefined ? undefined : place(whole),
    deleted: deletedBy !== undefined,
    label: label.filter((each) => each !== '').join(catalogue.comma),
  };
}

function stepOf<P>(
  index: number,
  { lineage, shown, ids, catalogue, place, lane }: About<P>,
): PictureStep<P> | undefined {
  const step = lineage.steps[index];
  if (step === undefined) return undefined;
  const tell = (what: Message): string => say(what, catalogue);
  const title = tell(message(`pipeline.action.${step.action}`));
  const reasons = reasonsOf(step).map(tell);
  const unverified = step.unverified === 0 ? '' : tell(message('picture.open-checks', { count: step.unverified }));
  const titles = (nodes: readonly number[]): string =>
    nodes.map((node) => titleOf(lineage.nodes[node], catalogue)).join(catalogue.comma);
  const idsOfShown = (nodes: readonly number[]): readonly string[] =>
    nodes.flatMap((node) => (shown.has(node) ? (ids[node] ?? []) : []));
  const [from, to] = [titles(step.from), titles(step.to)];
  const ends = [from, to].filter((each) => each !== '').join(' → ');
  const label = [tell(message('pipeline.step', { number: index + 1, action: title })), ends];
  if (step.refused) label.push(tell(message('pipeline.refused')));
  return {
    id: `step:${String(index + 1)}`,
    number: index + 1,
    title,
    at: place(step.at),
    whole: place(step.whole),
    lane: lane(laneOf(step, lineage)),
    from: idsOfShown(step.from),
    to: idsOfShown(step.to),
    refused: step.refused,
    reasons,
    unverified,
    unverifiedCount: step.unverified,
    label: [...label, ...reasons, unverified].filter((each) => each !== '').join(catalogue.comma),
  };
}

function titleOf(node: LineageNode | undefined, catalogue: Catalogue): string {
  return node === undefined ? '' : nodeWords(node, catalogue).title;
}

/** What is said against a step: the errors where there are any, else the warnings. */
function reasonsOf({ findings, refused }: LineageStep): readonly Message[] {
  return findings.filter(({ severity }) => !refused || severity === 'error').map((finding) => finding.message);
}

function summaryOf({ steps }: Lineage, tell: (what: Message) => string): Picture<unknown>['summary'] {
  const refused = steps.filter((step) => step.refused).length;
  const unverified = steps.reduce((sum, step) => sum + step.unverified, 0);
  const count = (kind: 'steps' | 'refused' | 'unverified', count: number): Picture<unknown>['summary'][number] => ({
    kind,
    text: tell(message(`picture.count-${kind}`, { count })),
    some: count > 0,
  });
  return [count('steps', steps.length), count('refused', refused), count('unverified', unverified)];
}
