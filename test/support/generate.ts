/** A manifest with a number of operations: copies, shares, and exports of a tenth as many images. */
export function generated(operations: number): string {
  const bases = Math.max(1, Math.floor(operations / 10));
  const lines = [
    'imsManifest: v1',
    'region: ap-southeast-1',
    'keys:',
    '  golden: { alias: golden-images, state: enabled }',
    'buckets:',
    '  exports: { storage_class: STANDARD }',
    'images:',
  ];
  for (let base = 0; base < bases; base++)
    lines.push(
      `  base-${String(base)}: { kind: system, visibility: private, encrypted: false, size: 40, status: active }`,
    );
  lines.push('operations:');
  for (let index = 0; index < operations; index++) lines.push(...step(index, `base-${String(index % bases)}`));
  return `${lines.join('\n')}\n`;
}

function step(index: number, base: string): readonly string[] {
  const number = String(index);
  switch (index % 4) {
    case 0:
      return [
        '  - action: copy-in-region',
        `    image: ${base}`,
        '    key: golden',
        `    as: encrypted-${number}`,
        `    name: encrypted-${number}`,
      ];
    case 1:
      return [
        '  - action: copy-cross-region',
        `    image: ${base}`,
        `    as: far-${number}`,
        `    name: far-${number}`,
        '    target_region: af-south-1',
        '    project_name: af-south-1',
        '    agency: ims_copy',
      ];
    case 2:
      return [
        '  - action: share',
        `    image: encrypted-${String(index - 2)}`,
        '    projects:',
        '      - 5a1b2c3d4e5f60718293a4b5c6d7e8f9',
      ];
    default:
      return [
        '  - action: export',
        `    image: ${base}`,
        '    bucket: exports',
        `    object: out/${number}.qcow2`,
        '    file_format: qcow2',
      ];
  }
}
