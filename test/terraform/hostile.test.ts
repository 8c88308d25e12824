import { expect, it } from 'vitest';
import { checkFolder } from '../../server/terraform/module-session';
import { optionsFor } from '../support/configurations';
import { expansions } from '../support/expansions';
import { configurationSurvives, hostileConfigurations, sound } from '../support/configuration-survives';
import { dedent } from '../support/dedent';

it.each(Object.entries(hostileConfigurations(3000)))('%s are checked', (_, texts) => {
  const results = checkFolder(optionsFor(() => texts));
  expect(results).toHaveLength(texts.size);
  sound(results);
});

it.each(Array.from({ length: 4 }, (_, seed) => seed))(
  'a configuration is checked while it is written and cut (%i)',
  (seed) => {
    expect(configurationSurvives(seed)).toBeGreaterThan(0);
  },
);

// The others take more memory than a test should. `npm run fuzz` tries all, each in a process of its own.
const values = Object.entries(expansions()).filter(([name]) => !/many|thousands|repeated|instances/.test(name));

it.each(values)('a configuration with %s is checked', (_, text) => {
  sound(checkFolder(optionsFor(() => new Map([['main.tf', text]]))));
});

it('a configuration that exceeds a limit of the evaluation has a warning until it does not', () => {
  const image = dedent`
    resource "huaweicloud_images_image_copy" "a" {
      source_image_id = "a"
      name = "a"
    }

  `;
  const warnings = (count: number): readonly string[] => {
    const texts = new Map([['main.tf', `${image}resource "null_resource" "all" {\n  count = ${String(count)}\n}\n`]]);
    return checkFolder(optionsFor(() => texts)).flatMap(({ findings }) =>
      findings.flatMap(({ message: { id }, severity }) => (id === 'hcl.exceeds' ? [severity] : [])),
    );
  };
  expect(warnings(10_001)).toEqual(['warning']);
  expect(warnings(9_000)).toEqual([]);
});
