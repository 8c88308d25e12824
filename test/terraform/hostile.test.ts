import { expect, it } from 'vitest';
import { checkFolder } from '../../server/terraform/module-session';
import { optionsFor } from '../support/configurations';
import { configurationSurvives, hostileConfigurations, sound } from '../support/configuration-survives';

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
