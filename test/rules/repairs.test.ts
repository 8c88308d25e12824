import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';
import { unified } from '../../server/cli/formats/unified';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { applyFix } from '../../server/engine/fix-edits';
import { check } from '../support/check';
import { spanOf } from '../../server/text/anchored-span';
import { expectRecorded } from '../support/recorded';

const english = catalogueFor('en');

it('fixes are offered as recorded, with their changes', () => {
  const checked = check(readFileSync(path.join(import.meta.dirname, 'repairs.ims.yaml'), 'utf8'));
  const told = checked.findings.flatMap((finding) => [
    `${String(checked.lines.position(spanOf(finding.at).start).line + 1)} ${finding.rule}: ${say(finding.message, english)}`,
    ...finding.fixes().map((fix) => {
      const after = applyFix(checked, fix);
      const lines = after === undefined ? ['cannot be made'] : unified('', checked.text, after).split('\n');
      const changed = lines.filter((line) => /^[-+](?![-+]{2} )/.test(line)).map((line) => `    ${line}`);
      return [`  ${fix.safe === true ? 'safe fix' : 'fix'}: ${say(fix.title, english)}`, ...changed].join('\n');
    }),
  ]);
  expectRecorded(`${told.join('\n')}\n`, path.join(import.meta.dirname, 'repairs.txt'));
});
