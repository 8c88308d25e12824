import { describe, expect, it } from 'vitest';
import { osTypeOf, osVersion, osVersionsFor } from '../server/catalog/os-versions';
import { check } from './support/check';

describe('an OS version', () => {
  it('is recognized in any case and in the spellings of other pages', () => {
    expect(osVersion('ubuntu 20.04 SERVER 64bit')?.value).toBe('Ubuntu 20.04 server 64bit');
    expect(osVersion('Red Hat Linux Enterprise 7.6 64bit')?.value).toBe('Redhat Linux Enterprise 7.6 64bit');
    expect(osVersion('Windows Server 2008 WEB R2 64bit')?.osType).toBe('Windows');
    expect(osVersion('Ubuntu 99.04 server 64bit')).toBeUndefined();
  });

  it('determines the type of system, as a value or as a label', () => {
    expect(osTypeOf('CentOS 7.6 64bit')).toBe('Linux');
    expect(osTypeOf('Huawei Cloud EulerOS 2.0 64bit')).toBe('Linux');
    expect(osTypeOf('windows server 2022 standard 64BIT')).toBe('Windows');
    expect(osTypeOf('FreeBSD 13.2 64bit')).toBe('Other');
    expect(osTypeOf('Plan 9 64bit')).toBeUndefined();
  });
});

it('is offered from the newest on, with unmaintained systems last', () => {
  const offered = osVersionsFor('Linux', undefined).map(({ value }) => value);
  const at = (value: string): number => offered.indexOf(value);
  expect(at('Ubuntu 24.04 server 64bit')).toBeLessThan(at('Ubuntu 22.04 server 64bit'));
  expect(at('Huawei Cloud EulerOS 2.0 64bit')).toBeLessThan(at('CentOS 8.5 64bit'));
  expect(at('CentOS Stream 8 64bit')).toBeLessThan(at('CentOS 8.5 64bit'));
  expect(at('Ubuntu 14.04 server 32bit')).toBeLessThan(at('CentOS 8.5 64bit'));
  expect(at('CentOS 6.3 32bit')).toBeLessThan(at('Other Linux(64 bit)'));
  expect(osVersionsFor('Other', undefined).map(({ value }) => value)).toContain('FreeBSD 13.2 64bit');
});

/** The type of system of every image after the last step. */
function types(operations: string): Readonly<Record<string, string | undefined>> {
  const text = `imsManifest: v1
region: cn-north-4
images:
  declared: { os_version: Windows Server 2022 Standard 64bit }
  said: { os_type: Linux, os_version: Windows Server 2022 Standard 64bit }
  unknown: { os_version: Plan 9 64bit }
servers:
  s: { os_type: Windows, data_disks: { d: { size: 40 } } }
operations:
${operations}`;
  const [document] = check(text).documents;
  const evaluation = document?.evaluation;
  const images = [...(evaluation?.imagesAt({ index: evaluation.states.length }).values() ?? [])];
  return Object.fromEntries(
    images.map(({ name, facts: { os_type: type } }) => [name, type.known ? type.value : undefined]),
  );
}

it('gives an image its type of system unless the manifest sets it', () => {
  expect(
    types(`  - { action: import, name: i, as: i, os_version: Rocky Linux 9.5 64bit }
  - { action: import, name: j, as: j, os_type: Windows, os_version: Rocky Linux 9.5 64bit }
  - { action: copy-in-region, image: declared, name: c, as: c }
  - { action: create-from-disk, kind: system, disk: d, server: s, name: d, as: d, os_version: Ubuntu 22.04 Server 64bit }
`),
  ).toEqual({
    declared: 'Windows',
    said: 'Linux',
    unknown: undefined,
    i: 'Linux',
    j: 'Windows',
    c: 'Windows',
    d: 'Linux',
  });
});
