import { describe, expect, it } from 'vitest';
import { check } from '../support/check';
import { Evaluation } from '../../server/facts/evaluation';
import { checkSubject } from '../../server/engine/checker';
import type { Manifest, Order, Step } from '../../server/model/manifest';
import { planOf } from '../../server/plan/plan';
import { rules } from '../../server/rules';
import type { Subject } from '../../server/rules/rule';
import { runToEnd } from '../../server/text/cooperative';
import { dedent } from '../support/dedent';

const text = dedent`
  imsManifest: v1
  region: ap-southeast-1
  files:
    disk: { bucket: images, object: disk.qcow2 }
  operations:
    - { action: import, file: disk, name: one, os_version: Ubuntu 22.04 server 64bit, min_disk: 40, as: one }
    - { action: import, file: disk, name: two, os_version: Ubuntu 22.04 server 64bit, min_disk: 40, as: two }
    - { action: copy-in-region, image: one, name: three, as: three }
`;

/** The evaluation of a manifest with a part of it replaced. */
function evaluated(text: string, change: (manifest: Manifest) => Partial<Manifest>): Evaluation {
  const manifest = check(text).documents[0]?.evaluation.manifest;
  if (manifest === undefined) throw new Error('no manifest');
  const evaluation = new Evaluation({ ...manifest, ...change(manifest) });
  runToEnd(evaluation.update(evaluation.manifest));
  return evaluation;
}

/** A graph: `waits` has the indices of the steps that each step waits for, all of them earlier in the list. */
function graph(steps: readonly Step[], waits: readonly (readonly number[])[]): Order {
  const indices = new Map(steps.map((step, index) => [step, index]));
  const waitsFor = (later: number, earlier: number): boolean =>
    waits[later]?.some((index) => index === earlier || waitsFor(index, earlier)) === true;
  const mayRunTogether = (a: Step, b: Step): boolean => {
    const [x = 0, y = 0] = [indices.get(a), indices.get(b)];
    return x !== y && !waitsFor(x, y) && !waitsFor(y, x);
  };
  const stage = { steps };
  const largest = (rest: readonly Step[]): number => {
    const [first, ...others] = rest;
    if (first === undefined) return 0;
    return Math.max(largest(others), 1 + largest(others.filter((other) => mayRunTogether(first, other))));
  };
  return { inChains: false, stageOf: () => stage, mayRunTogether, mostTogether: largest, causeOf: () => undefined };
}

function withGraph(text: string, waits: readonly (readonly number[])[]): Evaluation {
  return evaluated(text, ({ steps }) => ({ order: graph(steps, waits) }));
}

/** What the rules about steps that run at the same time report: rule and line. */
function findings(evaluation: Evaluation, source: string): readonly string[] {
  const [first] = evaluation.manifest.steps;
  const stage = first && evaluation.order.stageOf(first);
  if (stage === undefined) throw new Error('no stage');
  const about = (on: Subject) => rules.filter((rule) => rule.on.includes(on));
  const found = [
    ...checkSubject(about('stage'), stage, evaluation).findings,
    ...checkSubject(about('manifest'), evaluation, evaluation).findings,
  ];
  return found.map(({ rule, at }) => {
    const line = source.slice(0, at.anchor.start + at.start).split('\n').length;
    return `${rule} ${String(line)}`;
  });
}

describe('the order of steps', () => {
  it('decides what a step sees, which is only what it waits for', () => {
    const missOf = (evaluation: Evaluation) => {
      const [, , copy] = evaluation.states;
      return copy && evaluation.whyUnresolved('one', copy)?.miss;
    };
    expect(missOf(withGraph(text, [[], [], [0]]))).toBeUndefined();
    expect(missOf(withGraph(text, [[], [], [1]]))).toBe('same-block');
  });

  it('decides which changes of an image a step sees, and the next step sees all of them', () => {
    const shared = dedent`
      imsManifest: v1
      region: ap-southeast-1
      images:
        base: { kind: system, visibility: private, shared_with: [], tags: {} }
      operations:
        - { action: share, image: base, accounts: [one] }
        - { action: share, image: base, accounts: [two] }
        - { action: share, image: base, accounts: [three] }
        - { action: publish, image: base }
        - { action: publish, image: base }
    `;
    const seenBy = (waits: readonly (readonly number[])[]) => {
      const state = withGraph(shared, waits).states[3];
      const shares = state?.images[0]?.image.facts.shares;
      return shares?.known === true ? Array.from(shares.value, ([, share]) => share.recipient).sort() : [];
    };
    expect(seenBy([[], [], [], []])).toEqual([]);
    expect(seenBy([[], [], [], [2]])).toEqual(['three']);
    expect(seenBy([[], [], [1], [0, 2]])).toEqual(['one', 'three', 'two']);
    expect(seenBy([[], [], [0], [2]])).toEqual(['one', 'three']);
  });

  it('decides which steps conflict', () => {
    const source = dedent`
      imsManifest: v1
      region: ap-southeast-1
      servers:
        web: {}
      images:
        base: { kind: system, visibility: private }
      operations:
        - { action: export, image: base, bucket: images, object: base.qcow2, file_format: qcow2 }
        - { action: create-from-server, server: web, name: one }
        - { action: create-from-server, server: web, name: two }
        - { action: tag, image: base, tags: { add: { a: b } } }
        - { action: delete, image: base }
    `;
    const conflicts = (waits: readonly (readonly number[])[]) => findings(withGraph(source, waits), source);
    expect(conflicts([[], [0], [1], [2], [3]])).toEqual([]);
    expect(conflicts([[], [], [1], [2], [3]])).toEqual(['delete-exporting 12']);
    expect(conflicts([[], [0], [0], [0], [1, 2, 3]])).toEqual(['server-busy 10']);
    expect(conflicts([[], [], [1], [0], [0]])).toEqual(['parallel-conflict 12']);
  });

  it('decides how many steps run at the same time', () => {
    const source = [
      'imsManifest: v1',
      'region: ap-southeast-1',
      'operations:',
      ...Array.from(
        { length: 7 },
        (_, n) => `  - { action: copy-cross-region, image: base, target_region: r${String(n)} }`,
      ),
    ].join('\n');
    const found = (waits: readonly (readonly number[])[]) => findings(withGraph(source, waits), source);
    expect(found([[], [], [], [], [], [], []])).toEqual(['cross-region-concurrency 4']);
    expect(found([[], [0], [], [], [], [], []])).toEqual(['cross-region-concurrency 4']);
    expect(found([[], [0], [1], [], [], [], []])).toEqual([]);
  });

  it('decides what each step of the plan waits for', () => {
    const after = (waits: readonly (readonly number[])[]) => planOf(withGraph(text, waits)).map((step) => step.after);
    expect(after([[], [], [0]])).toEqual([[], [], [1]]);
    expect(after([[], [0], [0, 1]])).toEqual([[], [1], [2]]);
    expect(after([[], [], [0, 1]])).toEqual([[], [], [1, 2]]);
  });
});
