import type { Finding } from '../engine/checker';
import { message } from '../messages/message';
import type { Instance } from '../model/terraform/configuration';
import type { Manifest } from '../model/manifest';
import type { Anchor } from '../text/anchored-span';
import { grouped } from '../text/grouped';
import type { Lowered } from './lowering/lower';

type Blocks = ReadonlyMap<Anchor | undefined, readonly Instance[]>;

/** The maximum number of addresses in a message. */
const LIMIT = 4;

/**
 * Instances of one block have the same findings, and each is reported once. Calls of a module have findings of their own if they say
 * something else. If not all instances of the block have a finding, its message names those that have it. A plan without its text has
 * one place for all arguments of an instance, so there each finding that says something else is kept.
 */
export class InstancesOfFindings {
  private steps: ReturnType<typeof instancesOf> | undefined;
  private byBlock: Blocks | undefined;

  constructor(
    private readonly manifest: Manifest,
    private readonly lowered: Lowered,
  ) {}

  /** What is reported of the findings in a file. */
  merged(findings: readonly Finding[], hasText: boolean): readonly Finding[] {
    if (findings.length === 0) return findings;
    const all = findings.map((finding): Group => ({
      finding,
      about: [this.instanceOf(finding)],
      subjects: finding.subject === undefined ? [] : [finding.subject],
    }));
    const saidIn = ({ finding: { message } }: Group): string => JSON.stringify(message.args);
    if (!hasText) return merged(all, saidIn).map(({ finding }) => finding);
    const inModules = merged(all, ({ about: [instance] }) => instance?.module ?? '');
    return merged(inModules, saidInModule).map((group) => {
      const finding = named(group, this.blocks);
      const isOfSteps = finding !== group.finding && group.subjects.every((each) => this.byStep.has(each));
      return isOfSteps ? { ...finding, subjects: new Set(group.subjects) } : finding;
    });
  }

  private instanceOf({ subject }: Finding): Instance | undefined {
    if (subject === undefined || 'address' in subject) return subject;
    if (!('action' in subject)) return undefined;
    const ofBlock = this.blocks.get(subject.nodePath.anchor) ?? [];
    return ofBlock.length === 1 ? ofBlock[0] : this.byStep.get(subject);
  }

  private get byStep(): ReturnType<typeof instancesOf> {
    return (this.steps ??= instancesOf(this.manifest, this.lowered));
  }

  /** Most checks have few findings, so nothing is looked up before there is one. */
  private get blocks(): Blocks {
    return (this.byBlock ??= grouped(
      this.lowered.lookups.finder.configuration.instances,
      ({ place }) => place?.anchor,
    ));
  }
}

/** The instances that steps come from. */
export function instancesOf(
  { steps }: Manifest,
  lowered: Lowered,
): ReadonlyMap<object | undefined, Instance | undefined> {
  return new Map(steps.map((step, index) => [step, lowered.steps[index]?.instance]));
}

/** A finding, and the instances that have it. */
interface Group {
  readonly finding: Finding;
  readonly about: readonly (Instance | undefined)[];
  /** What was checked. */
  readonly subjects: readonly object[];
}

/** One group for those at the same place with the same key. */
function merged(groups: readonly Group[], keyOf: (group: Group) => string): readonly Group[] {
  const same = grouped(groups, (group) => {
    const { rule, message, at } = group.finding;
    return `${rule} ${message.id} ${at.anchor.source.path} ${String(at.anchor.start + at.start)} ${keyOf(group)}`;
  });
  return Array.from(same.values(), (alike) => ({
    ...alike[0],
    about: alike.flatMap(({ about }) => about),
    subjects: alike.flatMap(({ subjects }) => subjects),
  }));
}

/** What a finding says in a module, without the address of the module. */
function saidInModule({ finding, about: [instance] }: Group): string {
  if (instance === undefined || instance.module === '') return '';
  return JSON.stringify(finding.message.args).replaceAll(`${escaped(instance.module)}.`, '');
}

/** As in JSON, without the quotes. */
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

function named({ finding, about }: Group, blocks: Blocks): Finding {
  const having = new Set(about.filter((each) => each !== undefined));
  const [first] = having;
  const anchor = first?.place?.anchor;
  const all = anchor === undefined ? [] : (blocks.get(anchor) ?? []);
  if (first === undefined || about.includes(undefined) || all.every((each) => having.has(each))) return finding;
  const modules = [...new Set(Array.from(having, ({ module }) => module))];
  const isWhole = all.every((each) => having.has(each) || !modules.includes(each.module));
  const names = isWhole ? modules : Array.from(having, ({ address }) => address);
  const said = JSON.stringify(finding.message.args);
  if (names.length === 1 && names.every((name) => said.includes(escaped(name))))
    return { ...finding, instance: first.address };
  const shown = names.slice(0, LIMIT).map((name) => `\`${name}\``);
  const more = names.length - LIMIT;
  const note =
    more > 0 ? message('of-instances.more', { instances: shown, more }) : message('of-instances', { instances: shown });
  const explanation = message('with-evidence', { message: finding.message, evidence: note });
  return { ...finding, instance: first.address, message: explanation };
}
