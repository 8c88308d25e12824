import { describe, expect, it } from 'vitest';
import { plan, printedPlan, readPlan, resource } from './plan';
import { dedent } from '../../support/dedent';

const unknownKey = { id: true, kms_key_id: true };
const list = [
  { address: 'key.k' },
  { address: 'key.l' },
  { address: 'copy.c[0]', unknown: unknownKey },
  { address: 'copy.d', unknown: unknownKey, after: { name: 'n' }, sensitive: { name: true } },
];
/** The data of a plan of the configuration, without local values. */
const configuration = readPlan(
  plan([...list.slice(0, 3), { address: 'copy.d', unknown: unknownKey, after: { name: 'hidden' } }], {
    resources: [
      resource('copy.c', { kms_key_id: ['key.k.id', 'key.k'] }),
      resource('copy.d', { kms_key_id: ['key.l.id', 'key.l'], name: 'hidden' }),
    ],
  }),
);

describe('a plan with its configuration', () => {
  const text = plan([...list, { address: 'copy.c[1]', actions: ['delete'], before: { name: 'gone' } }], {
    resources: [
      resource('copy.c', { kms_key_id: ['local.key'] }),
      resource('copy.d', { kms_key_id: ['local.keys'], name: ['var.n'] }),
    ],
  });

  it('has references through local values', () => {
    expect(printedPlan(text)).toContain(dedent`
      copy.c[0]: create (huaweicloud)
        waits for ?
        kms_key_id = ?
    `);
    expect(printedPlan(text, () => configuration)).toContain(
      dedent`
        copy.c[0]: create (huaweicloud)
          waits for key.k
          kms_key_id = ? <- key.k.id
      `,
    );
  });

  it('does not show values that the plan marks as sensitive', () => {
    expect(printedPlan(text, () => configuration)).toContain('kms_key_id = ? <- key.l.id\n  name = sensitive ?');
    expect(printedPlan(text, () => configuration)).not.toContain('hidden');
  });

  it('has the places of the configuration, also for other instances of a block', () => {
    const places = new Map(configuration.instances.map(({ address, place }) => [address, place]));
    const found = readPlan(text, () => configuration).instances;
    const placeOf = (address: string): unknown => found.find((each) => each.address === address)?.place;
    expect(placeOf('copy.d')).toBe(places.get('copy.d'));
    expect(placeOf('copy.c[1]')).toBe(places.get('copy.c[0]'));
  });
});
