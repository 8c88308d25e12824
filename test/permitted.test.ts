import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../server/service';
import { marksOf } from './support/notation';

/** Plans that the documents permit, built step by step from things that fit. */
const region = fc.constantFrom('ap-southeast-1', 'cn-north-4', 'eu-west-101', 'our-own-1');
const size = fc.integer({ min: 10, max: 128 });
const step = fc.record({
  what: fc.constantFrom('copy', 'encrypt', 'across', 'share', 'export', 'quick', 'tag', 'update', 'import', 'delete'),
  pick: fc.nat(),
});

interface Made {
  readonly name: string;
  readonly encrypted: boolean;
  readonly away: boolean;
}

function plan(home: string, sizes: readonly number[], choices: readonly { what: string; pick: number }[]): string {
  const lines = ['imsManifest: v1', `region: ${home}`];
  lines.push(
    'keys:',
    '  k: { alias: ours, state: enabled, spec: AES_256, grants: [{ account: p, operations: [describe-key, decrypt-datakey] }] }',
  );
  lines.push('buckets:', '  b: { storage_class: STANDARD, encryption: sse-kms }');
  lines.push('accounts:', '  p: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 }');
  lines.push('agencies:', '  g: { trusts: IMS, policies: [IMS CrossCopyAgencyPolicy] }');
  lines.push(
    'files:',
    '  f: { bucket: b, object: in/f.qcow2, format: qcow2, size: 10, virtual_size: 40, encryption: none }',
  );
  lines.push('images:');
  const images: Made[] = [];
  sizes.forEach((each, index) => {
    lines.push(
      `  i${String(index)}: { kind: system, visibility: private, encrypted: false, size: ${String(each)}, status: active, origin: { type: file, charged: false }, market: none, protected: false, shared_with: [], tags: {} }`,
    );
    images.push({ name: `i${String(index)}`, encrypted: false, away: false });
  });
  lines.push('operations:');
  choices.forEach(({ what, pick }, index) => {
    const image = images[pick % images.length];
    if (image === undefined) return;
    const { name, encrypted, away } = image;
    const as = `m${String(index)}`;
    const made = (line: string, next: Omit<Made, 'name'>): void => {
      lines.push(`  - { ${line}, as: ${as}, name: ${as} }`);
      images.push({ name: as, ...next });
    };
    if (what === 'copy') made(`action: copy-in-region, image: ${name}, key: none`, { encrypted: false, away });
    else if (what === 'encrypt' && !encrypted && !away)
      made(`action: copy-in-region, image: ${name}, key: k`, { encrypted: true, away });
    // The European site has one region only.
    else if (what === 'across' && !encrypted && !away && home !== 'eu-west-101')
      made(
        `action: copy-cross-region, image: ${name}, target_region: af-south-1, project_name: af-south-1, agency: g`,
        { encrypted: false, away: true },
      );
    else if (what === 'import') made('action: import, file: f, min_disk: 40', { encrypted: false, away: false });
    else if (what === 'share') lines.push(`  - { action: share, image: ${name}, accounts: [p] }`);
    else if (what === 'export' && !away)
      lines.push(`  - { action: export, image: ${name}, bucket: b, object: out/${as}.vhd, file_format: vhd }`);
    else if (what === 'quick' && !encrypted && !away)
      lines.push(`  - { action: export, image: ${name}, bucket: b, object: out/${as}.zvhd2, is_quick_export: true }`);
    else if (what === 'tag') lines.push(`  - { action: tag, image: ${name}, tags: { add: { team: platform } } }`);
    else if (what === 'update') lines.push(`  - { action: update, image: ${name}, set: { min_ram: 1024 } }`);
    else if (what === 'delete' && images.length > 1) {
      lines.push(`  - { action: delete, image: ${name} }`);
      images.splice(images.indexOf(image), 1);
    }
  });
  return `${lines.join('\n')}\n`;
}

it('a thousand permitted plans give no error and no warning', () => {
  fc.assert(
    fc.property(
      region,
      fc.array(size, { minLength: 1, maxLength: 4 }),
      fc.array(step, { minLength: 1, maxLength: 25 }),
      (home, sizes, choices) => {
        const text = plan(home, sizes, choices);
        expect(
          marksOf(check(text)).filter((mark) => mark.severity !== 'info'),
          text,
        ).toEqual([]);
      },
    ),
    { numRuns: 1000 },
  );
});
