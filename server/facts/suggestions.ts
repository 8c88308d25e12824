import type { Section } from '../model/sections';
import { NearNames } from '../text/nearest';

/** The names that an undefined reference may mean. The names of a section are prepared once for each version of them. */
export class Suggestions {
  private readonly known = new Map<Section, { readonly version: string; readonly names: NearNames }>();

  /** The names of a section that are nearest to a reference, nearest first. */
  nearest(section: Section, ref: string, version: string, namesOf: () => readonly string[]): readonly string[] {
    let known = this.known.get(section);
    if (known?.version !== version) this.known.set(section, (known = { version, names: new NearNames(namesOf()) }));
    return known.names.nearest(ref);
  }
}
