// Pipelines as a person types them: the typed text, and the accepted suggestions.

const id = '1d26cc8c4a4b4d7c9a54ee7b5b7b2c11';

const made = `
imsManifest: v1
region: cn-north-4
buckets:
  media: { storage_class: STANDARD }
files:
  installer: { bucket: media, object: iso/rocky.iso, format: iso, size: 10 }
servers:
  builder: { kind: ecs, status: stopped, os_type: Linux }
agencies:
  replicator: { trusts: IMS, projects: [cn-north-4, cn-east-3] }
accounts:
  partner: { domain_id: ${id} }
operations:
  - { action: import, file: installer, as: installer, name: installer, min_disk: 20, os_version: Rocky Linux 9.5 64bit, kind: iso }
  - { action: create-from-server, server: builder, as: golden, name: golden }
  - { action: copy-cross-region, image: golden, target_region: cn-east-3, project_name: cn-east-3, agency: replicator, as: golden-far, name: golden far }
  - { action: share, image: golden-far, accounts: [partner] }
  - { action: export, image: golden, bucket: media, object: out/golden.qcow2, file_format: qcow2 }
  - { action: delete, image: installer }
`;

export const pipelines = {
  "README's pipeline": {
    meaning: async (read) => /```yaml\n(imsManifest:[^]*?)```/.exec(await read('README.md'))?.[1] ?? '',
    act: async (t) => {
      await t.accept('imsManifest', 'i');
      await t.accept('ap-southeast-1');
      await t.accept('keys', 'k');
      await t.enter('stock:');
      await t.accept('alias', 'a');
      await t.enter('ims/default');
      await t.accept('files', 'fi');
      await t.enter('rocky:');
      await t.accept('object', 'o');
      await t.enter('in/rocky-9.qcow2');
      await t.accept('format', 'f');
      await t.accept('qcow2', 'q');
      await t.enter('');
      await t.accept('size', 's');
      await t.enter('12');
      await t.accept('virtual_size', 'v');
      await t.enter('40');
      await t.accept('accounts', 'ac');
      await t.enter('partner:');
      await t.accept('domain_id', 'd');
      await t.enter(id);
      await t.accept('operations', 'op');
      await t.accept('import', 'i');
      await t.accept('rocky');
      await t.type('rocky-9');
      await t.press('Tab', 'Tab');
      await t.enter('40');
      await t.accept('copy-in-region', 'cop');
      await t.accept('rocky-9');
      await t.accept('stock');
      await t.type('rocky-9-stock');
      await t.press('Tab', 'Tab', 'Enter');
      await t.accept('share', 's');
      // IMS would reject it, so it is last.
      await t.offered('rocky-9');
      await t.press('ArrowDown');
      await t.accept('rocky-9-stock');
      await t.accept('partner');
    },
  },
  'ISO, server, copy, share and export': {
    meaning: () => made,
    act: async (t) => {
      await t.accept('imsManifest', 'i');
      await t.accept('cn-north-4', 'cn-north-4');
      await t.accept('buckets', 'b');
      await t.enter('media:');
      await t.accept('storage_class', 's');
      await t.accept('STANDARD');
      await t.enter('');
      await t.accept('files', 'f');
      await t.enter('installer:');
      await t.accept('bucket', 'b');
      await t.accept('media');
      await t.enter('');
      await t.accept('object', 'o');
      await t.enter('iso/rocky.iso');
      await t.accept('format', 'f');
      await t.accept('iso', 'i');
      await t.enter('');
      await t.accept('size', 's');
      await t.enter('10');
      await t.accept('servers', 'ser');
      await t.enter('builder:');
      await t.accept('kind', 'k');
      await t.accept('ecs');
      await t.enter('');
      await t.accept('status', 's');
      await t.accept('stopped', 's');
      await t.enter('');
      await t.accept('os_type', 'o');
      await t.accept('Linux');
      await t.enter('');
      await t.accept('agencies', 'ag');
      await t.enter('replicator:');
      await t.accept('trusts', 't');
      await t.accept('IMS');
      await t.enter('');
      await t.accept('projects', 'pr');
      await t.type('[');
      await t.accept('cn-north-4', 'cn-north-4');
      await t.type(', ');
      await t.accept('cn-east-3', 'cn-east-3');
      await t.press('End', 'Enter');
      await t.accept('accounts', 'accounts');
      await t.enter('partner:');
      await t.accept('domain_id', 'd');
      await t.enter(id);
      await t.accept('operations', 'op');
      await t.accept('import', 'i');
      await t.accept('installer');
      await t.type('installer');
      await t.press('Tab', 'Tab');
      await t.enter('20');
      await t.accept('os_version', 'os_v');
      await t.accept('Rocky Linux 9.5 64bit', 'Roc');
      await t.enter('');
      await t.accept('kind', 'k');
      await t.accept('iso', 'i');
      await t.enter('');
      await t.accept('create-from-server', 'cr');
      await t.accept('builder');
      await t.type('golden');
      await t.press('Tab', 'Tab', 'Enter');
      await t.accept('copy-cross-region', 'copy-c');
      await t.accept('golden');
      await t.accept('cn-east-3', 'cn-east-3');
      // The project of the target region comes first.
      await t.accept('cn-east-3');
      await t.accept('replicator');
      await t.type('golden-far');
      await t.press('Tab');
      await t.type('golden far');
      await t.press('Tab', 'Enter');
      await t.accept('share', 's');
      await t.accept('golden-far');
      await t.accept('partner');
      await t.press('Enter');
      await t.accept('export', 'ex');
      await t.accept('golden', 'golden');
      await t.accept('media');
      await t.type('out/golden.qcow2');
      await t.press('Tab');
      await t.accept('qcow2', 'q');
      await t.enter('');
      await t.accept('delete', 'del');
      await t.accept('installer', 'i');
    },
  },
};
