import type { Evaluation } from '../facts/evaluation';
import type { MissingDeclaration } from '../facts/fact';
import type { CheckOutcome } from '../engine/checker';
import type { Checked } from '../engine/session';
import { spanOf } from '../text/anchored-span';
import { rangeOf, type Range } from './range';

/** The declaration that would allow the check. */
interface SettleReport extends Pick<MissingDeclaration, 'section' | 'name' | 'field'> {
  /** The file of the declaration, if it is another one. */
  readonly path?: string;
}

/** The results of the checks on a step, as plain data. */
export interface StepCoverage {
  /** One-based, in the order of the text. */
  readonly document: number;
  readonly step: number;
  readonly action: string;
  /** The resource of a configuration; absent in a manifest. */
  readonly address?: string;
  readonly range: Range;
  readonly violated: readonly string[];
  readonly verified: readonly string[];
  readonly unverified: readonly { readonly rule: string; readonly settle?: SettleReport }[];
}

/**
 * The checks of each step by the wanted rules, with the declarations that the missing checks need. `nameOf` names other files by their
 * paths.
 */
export function coverageOf(
  checked: Checked,
  wanted: (rule: string) => boolean,
  nameOf: (path: string) => string,
): readonly StepCoverage[] {
  return checked.documents.flatMap(({ evaluation, outcomes }, document) =>
    evaluation.states.map(({ step }, index): StepCoverage => {
      const { violated = [], verified = [], unverified = [] } = outcomes[index] ?? {};
      return {
        document: document + 1,
        step: index + 1,
        action: step.action,
        range: rangeOf(spanOf(step.at), checked.lines),
        violated: violated.filter(wanted),
        verified: verified.filter(wanted),
        unverified: unverified
          .filter(({ rule }) => wanted(rule))
          .map(({ rule, settle }) => ({ rule, ...(settle && { settle: plain(settle, evaluation, nameOf) }) })),
      };
    }),
  );
}

function plain(
  { section, name, field, nodePath }: MissingDeclaration,
  { manifest }: Evaluation,
  nameOf: (path: string) => string,
): SettleReport {
  const source = nodePath?.anchor.source;
  const isHere = source === undefined || manifest.sources.has(source);
  return { section, name, field, ...(isHere ? {} : { path: nameOf(source.path) }) };
}

/** The numbers of checks of all steps by result. */
export function countsOf({ documents }: Checked): Readonly<Record<keyof CheckOutcome, number>> {
  const outcomes = documents.flatMap((document) => document.outcomes);
  const count = (result: keyof CheckOutcome): number => outcomes.reduce((sum, each) => sum + each[result].length, 0);
  return { violated: count('violated'), verified: count('verified'), unverified: count('unverified') };
}
