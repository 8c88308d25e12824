import { expect, it } from 'vitest';
import { checksAt } from '../../server/features/outline/step-checks';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { check } from '../support/check';

const english = catalogueFor('en');
const text = `imsManifest: v1
region: ap-southeast-1
keys:
  stock: { alias: ims/default }
images:
  base: { key: stock }
accounts:
  partner: {}
operations:
  - parallel:
      - { action: publish, image: base }
      - { action: share, image: base, accounts: [partner] }
`;

it('the checks of a step list problems first, then declarations that would enable more checks', () => {
  const found = checksAt(check(text), text.indexOf('share'), false)!;
  expect(found.action).toBe('share');
  const of = (wanted: string) => found.checks.filter(({ state }) => state === wanted);
  const [violated, unverified, verified] = [of('violated'), of('unverified'), of('verified')];
  expect(found.checks).toEqual([...violated, ...unverified, ...verified]);
  expect(violated.map(({ rule, text: said }) => [rule, say(said, english).slice(0, 6)])).toEqual([
    ['share-encrypted-default-key', '`base`'],
  ]);
  const settled = unverified.map(({ settle, offers }) => [
    settle === undefined ? '' : say(settle, english),
    ...offers.map(({ title }) => say(title, english)),
  ]);
  expect(settled.find(([settle]) => settle === 'Declare `kind` for `base` in `images`')?.[1]).toMatch(
    /^Declare `kind: system` for `base`/,
  );
  for (const { text: title } of found.checks) expect(say(title, english)).not.toMatch(/undefined|\.title/);
});

it('checks are listed only for the step at the offset', () => {
  const checked = check(text);
  expect(checksAt(checked, text.indexOf('publish'), false)?.action).toBe('publish');
  expect(checksAt(checked, text.indexOf('keys'), false)).toBeUndefined();
});
