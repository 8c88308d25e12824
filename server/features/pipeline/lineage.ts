import { imageRefs, sourcesOf } from '../../model/references';
import { createsImage } from '../../facts/producers';
import type { StepState } from '../../facts/step-state';
import type { Action } from '../../model/actions';
import type { Finding } from '../../engine/checker';
import type { Checked, CheckedDocument } from '../../engine/session';
import type { SyntaxDocument } from '../../syntax/node';
import { spanOf, type Anchor, type Span } from '../../text/anchored-span';
import type { SourceFile } from '../../text/source-file';
import { grouped } from '../../text/grouped';
import { stepSpans } from '../items';
import { LineageNodes, type Lane, type LineageNode, type NodeDraft } from './lineage-nodes';

/** A step leads from its inputs to its results and recipients. Spans are UTF-16 offsets in `source`. */
export interface LineageStep {
  readonly action: Action;
  /** The account that performs it, if it is not your own. */
  readonly account?: string;
  /** The file that the step is written in. */
  readonly source: SourceFile;
  readonly at: Span;
  readonly whole: Span;
  /** Indices of nodes. */
  readonly from: readonly number[];
  /** Indices of nodes. None if the step only changes its images. */
  readonly to: readonly number[];
  /** Its errors and warnings. */
  readonly findings: readonly Finding[];
  /** IMS would reject it. */
  readonly refused: boolean;
  /** The number of checks that could not be made. */
  readonly unverified: number;
}

/** Where images come from and go to in one document. */
export interface Lineage {
  /** It is of a configuration, and not of a manifest. */
  readonly configuration: boolean;
  readonly document: Span;
  /** In the order of their first use: your own, then those of each other account. */
  readonly lanes: readonly Lane[];
  readonly nodes: readonly LineageNode[];
  /** In execution order. */
  readonly steps: readonly LineageStep[];
  /** Pairs of nodes: one comes from the other according to declarations, without a step. */
  readonly links: readonly { readonly from: number; readonly to: number }[];
}

/** The lineage of each document of a file. One pass over each plan. */
export function lineagesOf(checked: Checked): readonly Lineage[] {
  const findings = grouped([...checked.findings, ...checked.elsewhere], ({ at }) => at.anchor);
  return checked.documents.map((document) => lineageOf({ ...document, syntax: wholeOf(checked, document) }, findings));
}

/** The lane of the first entity with a region among the inputs and results of a step. */
export function laneOf({ from, to }: LineageStep, { nodes }: Lineage): number {
  return [...from, ...to].map((node) => nodes[node]?.lane).find((lane) => lane !== undefined) ?? 0;
}

/** The document with what belongs to it in other files: a configuration is drawn as a whole, whichever of its files is open. */
function wholeOf({ files }: Checked, { syntax, evaluation }: CheckedDocument): SyntaxDocument {
  if (evaluation.manifest.configuration === undefined) return syntax;
  return { ...syntax, entries: files.flatMap(({ documents }) => documents.flatMap(({ entries }) => entries)) };
}

function lineageOf(document: CheckedDocument, findings: ReadonlyMap<Anchor, readonly Finding[]>): Lineage {
  const { evaluation, syntax, outcomes } = document;
  const wholes = stepSpans(document);
  const nodes = new LineageNodes(evaluation, syntax);
  // Only used declarations of included files are drawn.
  for (const { name, at } of evaluation.manifest.images.values())
    if (evaluation.manifest.sources.has(at.anchor.source)) nodes.declaredImage(name);
  const steps = evaluation.states.map((state, index): LineageStep => {
    const whole = wholes[index] ?? { start: 0, end: 0 };
    const found = findingsOn(state, whole, findings.get(state.step.nodePath.anchor) ?? []);
    return {
      action: state.step.action,
      account: state.actor.own ? undefined : state.actor.account,
      source: state.step.nodePath.anchor.source,
      at: spanOf(state.step.at),
      whole,
      ...endsOf(state, index, whole, nodes),
      findings: found.filter(({ severity }) => severity !== 'info'),
      refused: found.some(({ severity }) => severity === 'error'),
      unverified: outcomes[index]?.unverified.length ?? 0,
    };
  });
  const configuration = evaluation.manifest.configuration !== undefined;
  return { configuration, document: syntax.span, steps, ...nodes.finished() };
}

/** The findings in a step, of those at its anchor. `whole` is the span of the step in the file. */
function findingsOn({ step }: StepState, whole: Span, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ at, subjects }) => {
    const { start } = spanOf(at);
    // The steps of a block share an anchor, instances of a Terraform resource also a place.
    const isInside = step.block === undefined || (whole.start <= start && start <= whole.end);
    return isInside && subjects?.has(step) !== false;
  });
}

/** The inputs of a step, and its results and recipients. */
function endsOf(state: StepState, index: number, whole: Span, nodes: LineageNodes): Pick<LineageStep, 'from' | 'to'> {
  const { step } = state;
  if (createsImage(step)) {
    const produced = state.result === undefined ? [] : [nodes.made(state, state.result, index, whole)];
    const region = produced[0]?.lane;
    // A disk is not in a separate section, so its server is included.
    const sources =
      step.action === 'create-from-disk'
        ? [nodes.disk(step, state, region)]
        : sourcesOf(step).map((source) => nodes.source(source, state, region));
    return { from: indices(sources), to: indices(produced) };
  }
  const images = imageRefs(step).flatMap((ref) => nodes.image(ref) ?? []);
  const targets: readonly (NodeDraft | undefined)[] =
    step.action === 'export'
      ? [nodes.thing('buckets', step.bucket, state, images[0]?.lane)]
      : step.action === 'share'
        ? nodes.recipients(step, state)
        : step.action === 'publish'
          ? [nodes.market(step.at)]
          : [];
  if (step.action === 'delete') for (const image of images) image.deletedBy ??= index;
  return { from: indices(images), to: indices(targets) };
}

function indices(nodes: readonly (NodeDraft | undefined)[]): readonly number[] {
  return [...new Set(nodes.flatMap((node) => node?.index ?? []))];
}
