/** The operating systems of the images in a generated pipeline. */
const systems = ['rocky-9', 'ubuntu-22', 'debian-12', 'euleros-2', 'alma-9', 'windows-2022', 'suse-15', 'centos-7'];
const regions = ['ap-southeast-3', 'af-south-1'];

interface Family {
  readonly files: readonly string[];
  readonly steps: readonly string[];
  readonly images: number;
}

/**
 * A manifest that creates a number of images, in families as golden images are built: an import, an encrypted copy, copies to
 * other regions, and steps with them. With `alike`, families differ only in their names, except for one with a rejected share;
 * otherwise each family has different steps.
 */
export function pipeline(images: number, alike = false): string {
  const families: Family[] = [];
  for (let left = images; left > 0; left -= families.at(-1)?.images ?? left)
    families.push(family(families.length, left, alike));
  const lines = [
    'imsManifest: v1',
    'region: ap-southeast-1',
    'keys:',
    '  golden: { alias: golden-images, state: enabled }',
    '  stock: { alias: ims/default }',
    'buckets:',
    '  archive: { storage_class: STANDARD }',
    'accounts:',
    '  partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 }',
    'agencies:',
    '  ims_copy: { trusts: IMS, policies: [IMS CrossCopyAgencyPolicy] }',
    'files:',
    ...families.flatMap((each) => each.files),
    'operations:',
    ...families.flatMap((each) => each.steps),
  ];
  return `${lines.join('\n')}\n`;
}

function family(index: number, left: number, alike: boolean): Family {
  const system = systems[index % systems.length] ?? '';
  const round = Math.floor(index / systems.length);
  const name = round === 0 ? system : `${system}-${String(round + 1)}`;
  const file = `${name}-file`;
  const files = [
    `  ${file}: { object: in/${name}.qcow2, format: qcow2, size: 12, virtual_size: 40, encryption: none }`,
  ];
  const steps = [`  - { action: import, file: ${file}, as: ${name}, name: ${name}, min_disk: 40 }`];
  const does = (which: number): boolean => alike || index % 4 === which || index % 7 === which;
  let made = 1;
  const make = (step: string): void => {
    if (made < left) steps.push(step);
    made += Number(made < left);
  };
  const refused = index === 1 || left <= 5;
  const key = refused ? 'stock' : 'golden';
  make(`  - { action: copy-in-region, image: ${name}, key: ${key}, as: ${name}-sealed, name: ${name}-sealed }`);
  if (refused && made > 1) steps.push(`  - { action: share, image: ${name}-sealed, accounts: [partner] }`);
  for (const region of regions)
    make(
      `  - { action: copy-cross-region, image: ${name}, as: ${name}-${region.slice(0, 2)}, name: ${name}-${region.slice(0, 2)}, target_region: ${region}, project_name: ${region}, agency: ims_copy }`,
    );
  if (does(0)) steps.push(`  - { action: tag, image: ${name}, tags: { add: { team: images } } }`);
  if (does(1))
    steps.push(
      `  - { action: export, image: ${name}, bucket: archive, object: out/${name}.qcow2, file_format: qcow2 }`,
    );
  if (does(2)) make(`  - { action: copy-in-region, image: ${name}, as: ${name}-next, name: ${name}-next }`);
  if (does(3) && made > 3)
    steps.push(`  - { action: share, image: ${name}-ap, projects: [5a1b2c3d4e5f60718293a4b5c6d7e8f9] }`);
  return { files, steps, images: made };
}
