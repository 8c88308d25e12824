import { laneOf, lineagesOf, type Lineage } from './lineage';
import type { LineageNode } from './lineage-nodes';
import { laneTitle, nodeWords, stepTitle } from './lineage-words';
import { message, say, type Catalogue } from '../../messages/message';
import type { Checked } from '../../engine/session';

/** The shape of a box. A rejected step does not differ by color only. */
export type BoxForm = LineageNode['type'] | 'gone' | 'missing' | 'step' | 'refused';

export interface Box {
  readonly id: string;
  readonly form: BoxForm;
  readonly lines: readonly string[];
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly form: 'step' | 'refused' | 'link';
}

/** The boxes of one region. */
interface Group {
  readonly id: string;
  readonly title: string;
  readonly boxes: readonly Box[];
}

/** One document. */
export interface GraphModel {
  readonly id: string;
  /** Absent if the file has only one document. */
  readonly title?: string;
  readonly groups: readonly Group[];
  /** Boxes without a region: accounts and KooGallery. */
  readonly outside: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** The lineage of each document as boxes and arrows, independent of a graph language. */
export function graphModelsOf(checked: Checked, catalogue: Catalogue): readonly GraphModel[] {
  const lineages = lineagesOf(checked);
  return lineages.map((lineage, index) => sketchOf(lineage, index, lineages.length > 1, catalogue));
}

function sketchOf(lineage: Lineage, index: number, several: boolean, catalogue: Catalogue): GraphModel {
  const id = `d${String(index + 1)}`;
  const nodeId = (node: number): string => `${id}n${String(node + 1)}`;
  const stepId = (step: number): string => `${id}s${String(step + 1)}`;
  const boxes: Box[][] = lineage.lanes.map(() => []);
  const outside: Box[] = [];
  lineage.nodes.forEach((node, at) => {
    const { title, about, encryption } = nodeWords(node, catalogue);
    const form = node.origin === 'missing' ? 'missing' : node.deletedBy !== undefined ? 'gone' : node.type;
    const lines = [title, about, ...(encryption === undefined ? [] : [encryption])].map(printable);
    (node.lane === undefined ? outside : boxes[node.lane])?.push({ id: nodeId(at), form, lines });
  });
  const arrows: Arrow[] = lineage.links.map(({ from, to }) => ({ from: nodeId(from), to: nodeId(to), form: 'link' }));
  lineage.steps.forEach((step, at) => {
    const form = step.refused ? 'refused' : 'step';
    const title = stepTitle(step, at, catalogue);
    const why = step.findings.find(({ severity }) => severity === 'error');
    const lines = why === undefined ? [title] : [`✕ ${title}`, say(why.message, catalogue)];
    boxes[laneOf(step, lineage)]?.push({ id: stepId(at), form, lines: lines.map(printable) });
    for (const from of step.from) arrows.push({ from: nodeId(from), to: stepId(at), form });
    for (const to of step.to) arrows.push({ from: stepId(at), to: nodeId(to), form });
  });
  const groups = lineage.lanes.map((lane, index) => ({
    id: `${id}r${String(index + 1)}`,
    title: printable(laneTitle(lane, catalogue)),
    boxes: boxes[index] ?? [],
  }));
  const title = several ? say(message('pipeline.document', { number: index + 1 }), catalogue) : undefined;
  return { id, title, groups, outside, arrows };
}

/** Text from a file on one line, without invisible or bidirectional control characters. */
function printable(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}
