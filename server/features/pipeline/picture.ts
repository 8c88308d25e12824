import { message, say, type Catalogue, type Message, type MessageId } from '../../messages/message';
import type { Checked } from '../../engine/session';
import { withShortAddresses } from '../../model/terraform/short-address';
import { lastStarting, type Span } from '../../text/anchored-span';
import type { Position } from '../../text/lines';
import type { SourceFile } from '../../text/source-file';
import { laneOf, lineagesOf, type Lineage, type LineageStep } from './lineage';
import { partAround } from './lineage-part';
import type { LineageNode } from './lineage-nodes';
import { actionWords, laneTitle, laneWords, nodeWords } from './lineage-words';

/** A part of a file. */
export interface PlacedRange {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
}

/** An entity of the picture, as text. */
export interface PictureNode extends Pick<LineageNode, 'type' | 'origin' | 'lane'> {
  /** Stays the same as long as the name does. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly lock?: { readonly closed: boolean; readonly text: string };
  /** Its type; for an image, its kind if known. */
  readonly sort: string;
  readonly at: PlacedRange;
  readonly whole?: PlacedRange;
  readonly deleted: boolean;
  /** Everything about it in one sentence, for screen readers and the list. */
  readonly label: string;
}

/** A step of the picture, as text. */
export interface PictureStep extends Pick<LineageStep, 'refused' | 'unverified'> {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly at: PlacedRange;
  readonly whole: PlacedRange;
  readonly lane: number;
  /** IDs of entities. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly reasons: readonly string[];
  readonly label: string;
}

/** Everything that a client needs to draw a document: positions, and all text in the user's language. */
export interface Picture {
  readonly lanes: readonly { readonly region: string; readonly name: string }[];
  readonly things: readonly PictureNode[];
  readonly steps: readonly PictureStep[];
  /** Pairs of entity IDs: one comes from the other without a step. */
  readonly links: readonly (readonly [string, string])[];
  /** The picture shows a part of the plan, which depends on the offset. */
  readonly partial: boolean;
  /** Sentences above the picture. */
  readonly notices: readonly string[];
  /** The numbers of steps, of rejected steps, and of steps that could not be checked completely. */
  readonly summary: readonly {
    readonly kind: 'steps' | 'refused' | 'unverified';
    readonly text: string;
    readonly some: boolean;
  }[];
  /** The words of the panel itself: the messages `panel.…`. */
  readonly words: { readonly [Id in MessageId as Id extends `panel.${infer Word}` ? Word : never]: string };
}

/** The maximum number of entities and steps in a readable picture. */
const LIMIT = 600;

const none: Lineage = {
  configuration: false,
  document: { start: 0, end: 0 },
  lanes: [],
  nodes: [],
  steps: [],
  links: [],
};

/** The words of configurations, where they differ from those of manifests. */
const inConfigurations = new Map<MessageId, MessageId>([
  ['picture.part', 'picture.part-resources'],
  ['picture.count-steps', 'picture.count-resources'],
  ['panel.steps', 'picture.resources'],
  ['panel.empty', 'picture.empty-configuration'],
  ['picture.deleted', 'pipeline.deleted'],
  ['pipeline.step', 'pipeline.operation'],
]);

/** Puts messages into words. */
function tellerOf({ configuration }: Lineage, catalogue: Catalogue): (what: Message) => string {
  return (what) => say(configuration ? { ...what, id: inConfigurations.get(what.id) ?? what.id } : what, catalogue);
}

/** The picture of the document at an offset. If the plan is too long, the part around the offset. */
export function pictureAt(checked: Checked, offset: number, catalogue: Catalogue, limit = LIMIT): Picture {
  const lineages = lineagesOf(checked);
  const spans = lineages.map((lineage) => lineage.document);
  const index = Math.max(0, lastStarting(spans, offset));
  const lineage = lineages[index] ?? none;
  const tell = tellerOf(lineage, catalogue);
  const part = partAround(lineage, checked.source, offset, limit);
  const used = new Set([...part.nodes].map((node) => lineage.nodes[node]?.lane));
  const lanes = [...lineage.lanes.keys()].filter((lane) => used.has(lane));
  const ids = idsOf(lineage);
  const about = {
    lineage,
    shown: part.nodes,
    ids,
    catalogue,
    tell,
    short: (text: string) => (lineage.configuration ? withShortAddresses(text) : text),
    lane: (lane: number): number => Math.max(0, lanes.indexOf(lane)),
  };
  const notices: string[] = [];
  if (lineages.length > 1)
    notices.push(tell(message('picture.document', { number: index + 1, count: lineages.length })));
  const partial = part.steps.size < lineage.steps.length || part.nodes.size < lineage.nodes.length;
  if (partial) notices.push(tell(message('picture.part', { shown: part.steps.size, steps: lineage.steps.length })));
  return {
    lanes: (lanes.length > 0 ? lanes : [0]).map((lane) => {
      const { place, name } = laneWords(lineage.lanes[lane], catalogue);
      return { region: place, name };
    }),
    things: lineage.nodes.flatMap((node, index) => (part.nodes.has(index) ? [nodeOf(node, index, about)] : [])),
    steps: lineage.steps.flatMap((step, index) => (part.steps.has(index) ? [stepOf(step, index, about)] : [])),
    links: lineage.links.flatMap(({ from, to }) =>
      part.nodes.has(from) && part.nodes.has(to) ? [[ids[from] ?? '', ids[to] ?? ''] as const] : [],
    ),
    partial,
    notices,
    summary: summaryOf(lineage, tell),
    words: wordsOf(catalogue, tell),
  };
}

function wordsOf({ sentences }: Catalogue, tell: (what: Message) => string): Picture['words'] {
  const ids = (Object.keys(sentences) as MessageId[]).filter((id) => id.startsWith('panel.'));
  return Object.fromEntries(
    ids.map((id) => [id.slice('panel.'.length), tell({ id, args: {} })]),
  ) as unknown as Picture['words'];
}

/** IDs that survive edits elsewhere: an entity's name, with a number if several have the same. */
function idsOf({ nodes }: Lineage): readonly string[] {
  const count = new Map<string, number>();
  return nodes.map(({ type, name }) => {
    const id = `${type}:${name}`;
    const before = count.get(id) ?? 0;
    count.set(id, before + 1);
    return before === 0 ? id : `${id}:${String(before)}`;
  });
}

interface About {
  readonly lineage: Lineage;
  /** Nodes to draw. */
  readonly shown: ReadonlySet<number>;
  readonly ids: readonly string[];
  readonly catalogue: Catalogue;
  readonly tell: (what: Message) => string;
  /** What a card has room for of a text. */
  readonly short: (text: string) => string;
  readonly lane: (lane: number) => number;
}

function nodeOf(node: LineageNode, index: number, { lineage, ids, catalogue, tell, short, lane }: About): PictureNode {
  const { title, about, encryption } = nodeWords(node, catalogue);
  const { type, origin, look, source, at, whole, createdBy, deletedBy } = node;
  const label = [title, about, encryption ?? ''];
  if (node.lane !== undefined) label.push(laneTitle(lineage.lanes[node.lane], catalogue));
  // A resource is named by what creates it.
  if (createdBy !== undefined && !lineage.configuration)
    label.push(tell(message('picture.made', { number: createdBy + 1 })));
  if (deletedBy !== undefined) label.push(tell(message('picture.deleted', { number: deletedBy + 1 })));
  return {
    id: ids[index] ?? '',
    type,
    origin,
    title: short(title),
    about,
    lock:
      encryption === undefined || look?.encrypted === undefined
        ? undefined
        : { closed: look.encrypted, text: short(look.key ?? encryption) },
    sort: look?.kind ?? type,
    lane: node.lane === undefined ? undefined : lane(node.lane),
    at: placed(at, source),
    whole: whole === undefined ? undefined : placed(whole, source),
    deleted: deletedBy !== undefined,
    label: label.filter((each) => each !== '').join(catalogue.comma),
  };
}

function stepOf(
  step: LineageStep,
  index: number,
  { lineage, shown, ids, catalogue, tell, short, lane }: About,
): PictureStep {
  const title = tell(actionWords(step));
  // The title of the lane says which account it is.
  const acting = step.to.length > 0 ? step.to : step.from;
  const isInOwnLane = acting.every((node) => lineage.lanes[lineage.nodes[node]?.lane ?? -1]?.account === step.account);
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
    title: isInOwnLane ? tell(actionWords({ action: step.action })) : title,
    at: placed(step.at, step.source),
    whole: placed(step.whole, step.source),
    lane: lane(laneOf(step, lineage)),
    from: idsOfShown(step.from),
    to: idsOfShown(step.to),
    refused: step.refused,
    reasons: reasons.map(short),
    unverified: step.unverified,
    // The reasons are sentences, which end with a period.
    label: [[...label, unverified].filter((each) => each !== '').join(catalogue.comma), ...reasons].join(' · '),
  };
}

function placed(span: Span, { path: uri, lines }: SourceFile): PlacedRange {
  return { uri, start: lines.position(span.start), end: lines.position(span.end) };
}

function titleOf(node: LineageNode | undefined, catalogue: Catalogue): string {
  return node === undefined ? '' : nodeWords(node, catalogue).title;
}

/** The errors of a step, otherwise its warnings. */
function reasonsOf({ findings, refused }: LineageStep): readonly Message[] {
  return findings.filter(({ severity }) => !refused || severity === 'error').map((finding) => finding.message);
}

function summaryOf({ steps }: Lineage, tell: (what: Message) => string): Picture['summary'] {
  const refused = steps.filter((step) => step.refused).length;
  const unverified = steps.reduce((sum, step) => sum + step.unverified, 0);
  const count = (kind: 'steps' | 'refused' | 'unverified', count: number): Picture['summary'][number] => ({
    kind,
    text: tell(message(`picture.count-${kind}`, { count })),
    some: count > 0,
  });
  return [count('steps', steps.length), count('refused', refused), count('unverified', unverified)];
}
