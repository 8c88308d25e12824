import type { CheckResult, RulesBySubject } from '../engine/rule-runner';
import { RuleRunner } from '../engine/rule-runner';
import { Evaluation } from '../facts/evaluation';
import type { Configuration, Instance } from '../model/terraform/configuration';
import type { Included, Manifest } from '../model/manifest';
import { Manifests } from '../model/read-manifest';
import type { CopyAction } from '../model/terraform/copies';
import type { Task } from '../text/cooperative';
import type { SourceFile } from '../text/source-file';
import { ConfigurationLowering, type Lowered } from './lowering/lower';
import { GraphOrder } from './order';
import { OutsideDeclarations } from './outside-declarations';

/** A configuration as steps, evaluated and checked. */
interface ConfigurationResult {
  readonly lowered: Lowered;
  readonly manifest: Manifest;
  readonly evaluation: Evaluation;
  readonly result: CheckResult;
}

/** Turns the successive states of one configuration into steps, evaluates and checks them. */
export class ConfigurationRunner {
  private readonly lowering: ConfigurationLowering;
  private readonly manifests = new Manifests();
  private readonly outside = new OutsideDeclarations();
  private waits: Lowered['waits'] = [];
  private order = new GraphOrder([]);
  private shape = '';
  private running: { readonly evaluation: Evaluation; readonly runner: RuleRunner } | undefined;

  /** `assumed`: the action of a copy whose target region is unknown; such copies are left out if it is absent. */
  constructor(
    private readonly main: SourceFile,
    private readonly rules: RulesBySubject,
    assumed?: CopyAction,
  ) {
    this.lowering = new ConfigurationLowering(main, assumed);
  }

  /** The instances that were written as entries again in the last check. */
  get written(): ReadonlySet<Instance> {
    return this.lowering.written;
  }

  *check(
    sources: ReadonlySet<SourceFile>,
    configuration: Configuration,
    included: Included,
  ): Task<ConfigurationResult> {
    const lowered = this.lowering.lower(configuration);
    const manifest = this.outside.merge(yield* this.manifestOf(sources, configuration, lowered), included);
    const { evaluation, runner } = (this.running ??= this.begin(manifest));
    yield* evaluation.update(manifest);
    return { lowered, manifest, evaluation, result: yield* runner.check() };
  }

  private *manifestOf(
    sources: ReadonlySet<SourceFile>,
    configuration: Configuration,
    lowered: Lowered,
  ): Task<Manifest> {
    const { waits, unsure } = lowered;
    if (waits !== this.waits) {
      const shape = waits.map((each, index) => `${each.join(' ')}${unsure[index] ?? ''}`).join('\n');
      if (shape !== this.shape) this.order = new GraphOrder(waits, unsure);
      this.shape = shape;
      this.waits = waits;
    }
    const manifest = yield* this.manifests.of({
      source: this.main,
      span: { start: 0, end: 0 },
      entries: lowered.entries,
      sections: [],
    });
    this.order.follow(manifest.steps, configuration.instances);
    return { ...manifest, sources, order: this.order, configuration };
  }

  private begin(manifest: Manifest): { readonly evaluation: Evaluation; readonly runner: RuleRunner } {
    const evaluation = new Evaluation(manifest);
    return { evaluation, runner: new RuleRunner(evaluation, this.rules) };
  }
}
