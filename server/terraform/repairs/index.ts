import type { Finding } from '../../engine/checker';
import type { HclFile } from '../../hcl/node';
import type { Configuration, Instance } from '../../model/configuration';
import type { Fix } from '../../rules/rule';
import { grouped } from '../../text/grouped';
import type { Scope } from '../lowering/described';
import { Texts } from './texts';
import { translated } from './translation';
import type { Surroundings } from './writing';

/** Puts the fixes of rules, which know nothing of HCL, into the terms of the configuration that was checked last. */
export class Repairs {
  private files: readonly HclFile[] = [];
  private scope: Scope | undefined;
  private instances: readonly Instance[] = [];
  private known: Pick<Surroundings, 'texts' | 'instances'> | undefined;

  follow(files: readonly HclFile[], { instances }: Configuration, scope: Scope): void {
    this.files = files;
    this.instances = instances;
    this.scope = scope;
    this.known = undefined;
  }

  /** The fixes of a finding that HCL can express. Their titles say what Terraform does to existing resources. */
  of(finding: Finding): readonly Fix[] {
    const { scope } = this;
    const fixes = finding.fixes();
    if (fixes.length === 0 || scope === undefined) return [];
    this.known ??= { texts: new Texts(this.files), instances: grouped(this.instances, ({ place }) => place?.anchor) };
    const around: Surroundings = { ...this.known, scope, faulty: finding.at };
    return fixes.flatMap((fix) => translated(fix, around) ?? []);
  }
}
