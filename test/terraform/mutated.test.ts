import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyMutation, kindsOfMutations, mutatedPlan, planSurvives } from '../support/mutated-plans';

/** `WHOLE=1` tries each kind of value in each place of the recorded plans. */
const whole = process.env['WHOLE'] !== undefined;

it('a plan file with values of other types is checked or rejected', () => {
  fc.assert(
    fc.property(mutatedPlan, (text) => {
      planSurvives(text);
    }),
    { numRuns: 60, seed: 1 },
  );
});

it.runIf(whole).each(Array.from({ length: kindsOfMutations }, (_, kind) => kind))(
  'a plan file with another value anywhere is checked or rejected (%i)',
  (kind) => {
    let tried = 0;
    for (const text of everyMutation(kind)) {
      planSurvives(text);
      tried++;
    }
    expect(tried).toBeGreaterThan(1000);
  },
);
