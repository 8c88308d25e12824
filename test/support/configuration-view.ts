import { coverageOf } from '../../server/answers/coverage';
import { editsOf } from '../../server/engine/fix-edits';
import type { Checked } from '../../server/engine/session';
import { graphModelsOf } from '../../server/features/pipeline/graph-model';
import { pictureAt } from '../../server/features/pipeline/picture';
import { terraformHints, terraformHover, terraformLenses } from '../../server/lsp/terraform/features';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { addressOf } from '../../server/terraform/address';
import { spanOf, type AnchoredSpan } from '../../server/text/anchored-span';

const english = catalogueFor('en');

const placeOf = (at: AnchoredSpan) => ({ path: at.anchor.source.path, ...spanOf(at) });

/** Everything that people see of a checked configuration, as plain values with offsets in files. */
export function viewOf(results: readonly Checked[]): unknown {
  return results.map((checked) => {
    const { source, text, findings } = checked;
    return {
      path: source.path,
      findings: findings.map((finding) => ({
        rule: finding.rule,
        severity: finding.severity,
        at: placeOf(finding.at),
        address: addressOf(checked, finding.at),
        message: say(finding.message, english),
        related: finding.related.map((each) => ({ at: placeOf(each.at), message: say(each.message, english) })),
      })),
      fixes: findings
        .slice(0, 4)
        .map((finding) =>
          finding
            .fixes()
            .map((fix) => [
              say(fix.title, english),
              fix.safe,
              editsOf(checked, fix)?.map(({ source: { path }, edits }) => [path, edits]),
            ]),
        ),
      suppressed: checked.suppressed.map(({ finding: { rule, at } }) => [rule, placeOf(at)]),
      hovers: Array.from({ length: 12 }, (_, nth) => terraformHover(checked, placeAt(text, nth), english, true)),
      hints: terraformHints(checked, { start: 0, end: text.length }, english, { image: true, defaults: true }),
      lenses: terraformLenses(checked, english, { checks: true, uses: true }),
      folders: [...checked.includes],
      // These are the same for all files.
      ...(checked === results[0] && {
        coverage: coverageOf(checked, () => true, String),
        picture: pictureAt(checked, 0, english),
        graph: graphModelsOf(checked, english),
      }),
    };
  });
}

/** Places that are spread over a text: after every twelfth of its quotes and equals signs, where names and arguments are. */
function placeAt(text: string, nth: number): number {
  const places = [...text.matchAll(/[".=]/g)].map(({ index }) => index + 1);
  return places[Math.floor((nth * places.length) / 12)] ?? 0;
}
