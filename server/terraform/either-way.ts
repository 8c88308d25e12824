import { isCertain } from '../catalog/reference';
import type { Finding } from '../engine/checker';
import type { RulesBySubject } from '../engine/rule-runner';
import { message } from '../messages/message';
import type { Configuration, Instance } from '../model/terraform/configuration';
import type { Included } from '../model/manifest';
import { isUndecided } from '../model/terraform/copies';
import { severities } from '../rules/rule';
import { samePlace } from '../text/anchored-span';
import type { Task } from '../text/cooperative';
import { grouped } from '../text/grouped';
import type { SourceFile } from '../text/source-file';
import { ConfigurationRunner } from './configuration-runner';
import { instancesOf } from './which-instances';

/**
 * Checks the copies that may stay in their region or leave it. Each is taken for both, and what is wrong with both is reported.
 * Nothing is assumed about the new image, so what is found of one copy does not depend on what another one is taken for.
 */
export class EitherWay {
  private readonly stays: ConfigurationRunner;
  private readonly leaves: ConfigurationRunner;

  constructor(main: SourceFile, rules: RulesBySubject) {
    this.stays = new ConfigurationRunner(main, rules, 'copy-in-region');
    this.leaves = new ConfigurationRunner(main, rules, 'copy-cross-region');
  }

  *check(sources: ReadonlySet<SourceFile>, configuration: Configuration, included: Included): Task<readonly Finding[]> {
    const undecided = configuration.instances.filter(isUndecided);
    if (undecided.length === 0) return [];
    const found: ReadonlyMap<Instance | undefined, readonly Finding[]>[] = [];
    for (const runner of [this.stays, this.leaves]) {
      const { lowered, manifest, result } = yield* runner.check(sources, configuration, included);
      const byStep = instancesOf(manifest, lowered);
      found.push(grouped(result.findings, ({ subject }) => byStep.get(subject)));
    }
    const [stays, leaves] = found;
    return undecided.flatMap((copy) =>
      inBoth(stays?.get(copy) ?? [], leaves?.get(copy) ?? []).map((finding) => ({ ...finding, subject: copy })),
    );
  }
}

/** The findings that one copy has whether it stays in its region or leaves it. */
function inBoth(stays: readonly Finding[], leaves: readonly Finding[]): readonly Finding[] {
  const both: Finding[] = [];
  const open = new Set(leaves);
  const take = (isSame: (stay: Finding, leave: Finding) => boolean, of: readonly Finding[]): readonly Finding[] =>
    of.filter((stay) => {
      const leave = [...open].find((each) => isSame(stay, each));
      if (leave === undefined) return true;
      open.delete(leave);
      both.push(eitherOf(stay, leave));
      return false;
    });
  const others = take((stay, leave) => stay.rule === leave.rule && samePlace(stay.at, leave.at), stays);
  const elsewhere = take((stay, leave) => samePlace(stay.at, leave.at), others);
  take((stay, leave) => stay.severity === 'error' && leave.severity === 'error', elsewhere);
  return both;
}

/** What two findings say together, with the severity and the evidence of the weaker one. */
function eitherOf(stay: Finding, leave: Finding): Finding {
  const strength = ({ severity, evidence }: Finding): number =>
    -2 * severities.indexOf(severity) + (evidence === undefined || isCertain(evidence) ? 1 : 0);
  const weaker = strength(leave) < strength(stay) ? leave : stay;
  if (stay.rule === leave.rule) return weaker;
  const related = [...stay.related, ...leave.related];
  return {
    ...weaker,
    message: message('either-way', { stays: stay.message, leaves: leave.message }),
    related: related.filter((each, index) => related.findIndex(({ at }) => samePlace(at, each.at)) === index),
    fixes: () => [],
  };
}
