/** The descriptions of settings, and the findings in settings files. */
export default {
  settings: 'How IMS Manifest checks and shows the manifests in this folder and its subfolders.',
  'settings.rules': 'Severity of each rule, by rule ID: `off`, `info`, `warning`, or `error`.',
  'settings.region': 'Default region of new manifests. It is also suggested first.',
  'settings.declarations':
    'Manifests that declare what Terraform configurations do not say, with paths relative to this file.',
  'settings.inlayHints': 'Hints in the text.',
  'settings.inlayHints.image': 'Show key facts about each image after its name.',
  'settings.inlayHints.defaults': 'Show the service defaults of fields that are not set.',
  'settings.codeLens': 'Information above lines.',
  'settings.codeLens.checks': 'Show the check results above each step.',
  'settings.codeLens.uses': 'Show the number of steps that use an image above its declaration.',
  'settings.workspaceDiagnostics': 'Check all manifests in the workspace, including those that are not open.',
  'settings.locale': 'Language of the messages. Defaults to the language of the editor or of the environment.',
  'settings.owner': 'the settings',
  'settings.not-a-map': 'The settings must be a map of fields, for example `rules`.',
  'settings.one-document': 'Only the first document of the settings is used.',
  'settings.checking': 'Checking manifests',
  'settings.too-many': 'The workspace has more than {limit} manifests. The others are checked when they are opened.',
  'settings.no-manifest':
    'No manifest found in the workspace. Manifests are `*.ims.yaml` files, and YAML or JSON files that begin with `imsManifest: v1`.',
  'settings.own-level': 'Default severity of the rule',
  'config.title': 'Invalid settings',
} as const;
