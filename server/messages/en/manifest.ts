export default {
  'unknown-reference': '`{ref}` is not declared in `{section}`.',
  'unknown-reference.image': 'Unknown image `{ref}`. It is not declared in `images`, and no step creates it.',
  'unknown-reference.near': '`{ref}` is not declared in `{section}`. Did you mean `{near}`?',
  'unknown-reference.near-image':
    'Unknown image `{ref}`. It is not declared in `images`, and no step creates it. Did you mean `{near}`?',
  'unknown-reference.disk': 'The server `{server}` does not have a data disk `{ref}`.',
  'region-unknown': 'Unknown region `{region}`. Did you mean `{near}`?',
  'duplicate-name': 'The name `{name}` is already in use. Later steps refer to the first image with this name.',
  'include-unusable.title': 'Included file that cannot be used',
  'include-unusable': '`{path}` does not exist or cannot be read.',
  'include-unusable.unreadable': '`{path}` cannot be read ({reason}).',
  'include-unusable.outside':
    '`{path}` cannot be included. Use the relative path of a file in the folder that is checked.',
  'include-unusable.not-a-manifest': '`{path}` is not a manifest. The first field of a manifest is `imsManifest: v1`.',
  'include-unusable.cycle': '`{path}` includes this file again.',
  'declared-twice.title': 'Name that several files declare',
  'declared-twice': '`{name}` in `{section}` is declared twice, here and in `{path}` or a file that it includes.',
  'declared-twice.included': '`{path}` or a file that it includes declares `{name}` in `{section}` again.',
  'used-before-made': '`{image}` is used before the step that creates it.',
  'used-before-made.itself': 'This step creates `{image}`, so it cannot use it.',
  'use-after-delete': '`{image}` is already deleted at this step.',
  'parallel-dependency':
    '`{image}` is created by another step of this `parallel` block. The steps of a block start together.',
  'parallel-dependency.chain':
    '`{image}` is created in another chain of this `parallel` block. The chains run at the same time.',
  'parallel-conflict': 'Two steps of this `parallel` block change or delete `{image}`, and their order is not defined.',
  'parallel-conflict.export':
    'Two steps of this `parallel` block export `{image}`. IMS may reject the second one while the first one is running.',
  'parallel-conflict.used':
    'One step of this `parallel` block deletes `{image}` and another one uses it, and their order is not defined.',
  'needless-disable': 'Unused disable comment. `{rule}` reports nothing here.',
  'needless-disable.more': '{count} more comments or names in comments disable nothing.',
  'needless-disable.unknown': 'Unknown rule `{rule}`.',
  'needless-disable.unknown-near': 'Unknown rule `{rule}`. Did you mean `{near}`?',
  'needless-disable.no-names': 'This comment disables nothing. Add the IDs of rules after `{directive}`.',
  'needless-disable.directive':
    'Unknown comment `{directive}`. Use `ims-disable-next-line` or `ims-disable-file`, followed by the IDs of rules.',
  'rule-failed': 'The rule `{rule}` failed ({reason}). Please report this together with the manifest.',
  'with-evidence': '{message} {evidence}',
  'findings.left-out':
    'Only {limit} findings are shown. Not shown: errors: {errors}, warnings: {warnings}, notes: {infos}.',
  'with-evidence.site': 'This applies only to accounts of the site {sites}. Declare `site` if yours is another one.',
  'unknown-reference.title': 'Unknown name',
  'duplicate-name.title': 'Name of an image that is already in use',
  'region-unknown.title': 'Misspelled region',
  'used-before-made.title': 'Use of an image before it is created',
  'use-after-delete.title': 'Use of a deleted image',
  'parallel-dependency.title': 'Use of an image that the same parallel block creates',
  'parallel-conflict.title': 'Conflicting steps in a parallel block',
  'needless-disable.title': 'Disable comment without effect',
  'syntax.title': 'Invalid YAML',
  'schema.title': 'Invalid field or value',
  'image-name-invalid.title': 'Invalid image name',
  'image-name-invalid':
    'Invalid image name `{name}`. Use 1 to 128 letters (A–Z, a–z), Chinese characters, digits, spaces, `-`, `.`, and `_`, without a space at the beginning or end.',
  'image-description-invalid.title': 'Invalid description',
  'image-description-invalid':
    'Invalid description. Use at most {limit} characters, without line breaks, `<`, and `>`.',
  'image-name-duplicate.title': 'Duplicate name of a private image',
  'image-name-duplicate': '`{region}` already has a private image named `{name}`.',
  'image-name-duplicate.evidence':
    'The documents disagree: the error code IMG.0009 says that a name already exists, but no page says that names are unique.',
  'image-quota.title': 'More private images than the quota',
  'image-quota': 'This step exceeds the default quota of {limit} private images in `{region}`.',
  'image-quota.of': 'This step exceeds the default quota of {limit} private images of `{account}` in `{region}`.',
  'image-quota.declared': 'This step exceeds the quota of private images in `{region}`, which is {limit}.',
  'image-quota.declared.of':
    'This step exceeds the quota of private images of `{account}` in `{region}`, which is {limit}.',
  'unused-declaration.title': 'Unused declaration',
  'unused-declaration': '`{name}` in `{section}` is never used.',
  'unused-result.title': 'Image that is deleted without being used',
  'unused-result': '`{image}` is deleted without having been used.',
} as const;
