/**
 * Rules of manifests that cannot be violated in Terraform, or that a Terraform rule replaces, because the provider sends another value
 * or Terraform ensures them itself.
 */
const inapplicable: ReadonlySet<string> = new Set([
  'cross-region-key-parameter',
  'cross-region-project-missing',
  'cross-region-same-region',
  'data-image-system-parameters',
  'declared-twice',
  'delete-creating',
  'delete-exporting',
  'delete-not-owner',
  'duplicate-name',
  'encrypt-full-ecs-inherited',
  'encrypt-key-immutable',
  'encrypt-set-at-creation',
  'full-ecs-type-with-server',
  'full-ecs-vault-required',
  'full-ecs-vault-with-backup',
  'import-data-images-count',
  'import-duplicate-file',
  'import-is-config-init',
  'include-unusable',
  'iso-os-version',
  'publish-data-disk',
  'publish-encrypted',
  'publish-foreign-market-source',
  'publish-from-backup',
  'publish-full-ecs',
  'publish-only-public-origin',
  'publish-shared',
  'publish-shared-source',
  'publish-size',
  'publish-twice',
  'share-full-ecs-not-cbr',
  'share-published',
  'system-image-volume-os-version',
  'tag-shared-image',
  'unused-declaration',
  'unused-result',
  'update-attribute-not-modifiable',
  'update-gpu-conflict',
  'update-not-active',
  'used-before-made',
]);

export function appliesToTerraform(rule: string): boolean {
  return !inapplicable.has(rule);
}
