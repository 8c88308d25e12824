// Writes dist/ims-manifest.cdx.json: a CycloneDX bill of materials of the packages. The same build gives the
// same bytes, so it has no time and no serial number.
import { readFileSync, writeFileSync } from 'node:fs';
import { bundled } from './bundled.mjs';

const { name, version, description, license } = JSON.parse(readFileSync('package.json', 'utf8'));
const purl = (each) => `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`;
const component = (each) => ({
  type: 'library',
  'bom-ref': purl(each),
  name: each.name,
  version: each.version,
  licenses: [{ license: { id: each.license } }],
  purl: purl(each),
});
const own = { ...component({ name, version, license }), type: 'application', description };
const packages = bundled();
const bill = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: own },
  components: packages.map((each) => ({
    ...component(each),
    hashes: [{ alg: 'SHA-512', content: each.sha512 }],
    ...(each.homepage === undefined ? {} : { externalReferences: [{ type: 'website', url: each.homepage }] }),
  })),
  dependencies: [
    { ref: own['bom-ref'], dependsOn: packages.map(purl) },
    ...packages.map((each) => ({ ref: purl(each) })),
  ],
};
writeFileSync('dist/ims-manifest.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
