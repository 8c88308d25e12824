import { expect, it } from 'vitest';
import { toDiagnostics } from '../../server/lsp/convert';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

it('shows the errors of a text with too many findings, and counts the others at the top', () => {
  const text = dedent`
    ${'# ims-disable-next-line tag-count -- x\n'.repeat(1001)}imsManifest: v1
    region: r
    operations:
      - { action: delete, image: a }
  `;
  const shown = toDiagnostics(check(text).findings, catalogueFor('en'));
  expect(shown).toHaveLength(1001);
  expect(shown.filter(({ severity }) => severity === 1).map(({ code }) => code)).toEqual(['unknown-reference']);
  expect(shown[0]).toMatchObject({
    severity: 3,
    range: { start: { line: 0, character: 0 } },
    message: 'Only 1000 findings are shown. Not shown: errors: 0, warnings: 2, notes: 0.',
  });
});
