import { imageRefs } from '../facts/effects';
import { isMaking } from '../facts/makers';
import type { Ran } from '../facts/ran';
import type { Action } from '../model/actions';
import type { Finding, Verdict } from '../rules/judge';
import type { Checked, CheckedDocument } from '../service';
import { spanOf, type Span } from '../text/place';
import { findingsByPiece, findingsOn, wholesOf, type FindingsByPiece } from './lineage-places';
import { Things, type LineageNode, type Thing } from './lineage-things';

/** A step: it leads from the things it takes to those it makes or gives to. Spans are UTF-16 offsets of the file. */
export interface LineageStep {
  readonly action: Action;
  readonly at: Span;
  readonly whole: Span;
  /** Indices of nodes. */
  readonly from: readonly number[];
  /** Indices of nodes; none where the step changes its images and no more. */
  readonly to: readonly number[];
  /** Starts together with others. */
  readonly parallel: boolean;
  /** What is said against it, errors and warnings. */
  readonly findings: readonly Finding[];
  /** IMS would refuse it. */
  readonly refused: boolean;
  /** How many checks could not be made. */
  readonly unverified: number;
}

/** Where images come from and go to in one document. */
export interface Lineage {
  readonly document: Span;
  /** Ids of the regions, in the order in which the plan comes to them; `undefined`, the last, for things whose region is not known. */
  readonly lanes: readonly (string | undefined)[];
  readonly nodes: readonly LineageNode[];
  /** In the order of the run. */
  readonly steps: readonly LineageStep[];
  /** Pairs of nodes, one of which comes from the other as declarations tell, without a step. */
  readonly links: readonly { readonly from: number; readonly to: number }[];
}

/** The lineage of each document of a file: one pass down each plan. */
export function lineagesOf(checked: Checked): readonly Lineage[] {
  const findings = findingsByPiece(checked.findings);
  return checked.documents.map((document) => lineageOf(document, findings));
}

/** The lane of the first thing with a region that a step takes or makes. */
export function laneOf({ from, to }: LineageStep, { nodes }: Lineage): number {
  return [...from, ...to].map((node) => nodes[node]?.lane).find((lane) => lane !== undefined) ?? 0;
}

function lineageOf(document: CheckedDocument, findings: FindingsByPiece): Lineage {
  const { run, syntax, verdicts } = document;
  const wholes = wholesOf(syntax, run.ran);
  const things = new Things(run, syntax);
  for (const thing of run.manifest.images.values()) things.declaredImage(thing.name);
  const steps = run.ran.map((ran, index): LineageStep => {
    const whole = wholes[index] ?? { start: 0, end: 0 };
    return {
      action: ran.step.action,
      ...endsOf(ran, index, whole, things),
      whole,
      parallel: ran.step.block !== undefined,
      ...outcome(findingsOn(ran, whole, findings), verdicts[index]),
    };
  });
  return { document: syntax.span, steps, ...things.finished() };
}

type Ends = Pick<LineageStep, 'at' | 'from' | 'to'>;

/** The things a step takes and those it makes or gives to. */
function endsOf(ran: Ran, index: number, whole: Span, things: Things): Ends {
  const { step } = ran;
  const at = spanOf(step.at);
  if (isMaking(step)) {
    const made = ran.made === undefined ? [] : [things.made(ran, ran.made, index, whole)];
    const region = made[0]?.lane;
    const sources: (Thing | undefined)[] =
      step.action === 'import'
        ? [things.thing('file', 'files', step.file, ran, region)]
        : step.action === 'create-from-server'
          ? [things.thing('server', 'servers', step.server, ran, region)]
          : step.action === 'create-from-disk'
            ? [things.disk(step, ran, region)]
            : step.action === 'create-full-ecs'
              ? [
                  things.thing('server', 'servers', step.server, ran, region),
                  things.thing('backup', 'backups', step.backup, ran, region),
                ]
              : [things.image(step.image)];
    return { at, from: indices(sources), to: indices(made) };
  }
  const images = imageRefs(step).flatMap((ref) => things.image(ref) ?? []);
  const targets: readonly (Thing | undefined)[] =
    step.action === 'export'
      ? [things.thing('bucket', 'buckets', step.bucket, ran, images[0]?.lane)]
      : step.action === 'share'
        ? things.recipients(step, ran)
        : step.action === 'publish'
          ? [things.market(step.at)]
          : [];
  const to = indices(targets);
  if (to.length === 0) {
    for (const image of new Set(images)) {
      image.changes.push(index);
      if (step.action === 'delete') image.deletedBy ??= index;
    }
  }
  return { at, from: indices(images), to };
}

function indices(things: readonly (Thing | undefined)[]): readonly number[] {
  return [...new Set(things.flatMap((thing) => thing?.index ?? []))];
}

function outcome(
  findings: readonly Finding[],
  verdict: Verdict | undefined,
): Pick<LineageStep, 'findings' | 'refused' | 'unverified'> {
  return {
    findings: findings.filter(({ severity }) => severity !== 'info'),
    refused: findings.some(({ severity }) => severity === 'error'),
    unverified: verdict?.unverified.length ?? 0,
  };
}
