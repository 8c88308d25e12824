import { referencesOf, referencesOfThing, referencesOfTop } from '../../model/references';
import { sectionNames } from '../../model/sections';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const unusedDeclaration: Rule<'manifest'> = {
  id: 'unused-declaration',
  severity: 'info',
  on: ['manifest'],
  off: true,
  *check(evaluation) {
    const used = new Set<string>();
    const use = (section: string, ref: string): Set<string> =>
      used.add(`${section} ${evaluation.symbols.canonicalName(section as 'keys', ref)}`);
    for (const { section, leaf } of referencesOfTop(evaluation.manifest)) use(section, leaf.value);
    for (const section of sectionNames) {
      for (const thing of evaluation.things(section).values()) {
        for (const { section: to, leaf } of referencesOfThing(section, thing)) use(to, leaf.value);
      }
    }
    for (const { step } of evaluation.states)
      for (const { section, leaf } of referencesOf(step)) use(section, leaf.value);
    for (const section of sectionNames) {
      for (const { name, at } of evaluation.things(section).values()) {
        if (!evaluation.manifest.sources.has(at.anchor.source)) continue;
        if (!used.has(`${section} ${name}`)) yield { at, message: message('unused-declaration', { name, section }) };
      }
    }
  },
};
