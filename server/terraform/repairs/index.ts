import type { Finding } from '../../engine/checker';
import type { HclFile } from '../../hcl/node';
import type { Fix } from '../../rules/rule';
import { grouped } from '../../text/grouped';
import type { Lookups } from '../lowering/instance-writer';
import { Texts } from './texts';
import { translated } from './translation';
import type { Surroundings } from './writing';

/** Puts the fixes of rules, which know nothing of HCL, into the terms of the configuration that was checked last. */
export class Repairs {
  private known: (() => Omit<Surroundings, 'faulty'>) | undefined;

  follow(files: readonly HclFile[], lookups: Lookups): void {
    let made: Omit<Surroundings, 'faulty'> | undefined;
    this.known = () =>
      (made ??= {
        texts: new Texts(files),
        lookups,
        instances: grouped(lookups.finder.configuration.instances, ({ place }) => place?.anchor),
      });
  }

  /** The fixes of a finding that HCL can express. Their titles say what Terraform does to existing resources. */
  of(finding: Finding): readonly Fix[] {
    const fixes = finding.fixes();
    if (fixes.length === 0 || this.known === undefined) return [];
    const around: Surroundings = { ...this.known(), faulty: finding.at };
    return fixes.flatMap((fix) => translated(fix, around) ?? []);
  }
}
