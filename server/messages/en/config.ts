/** The settings: what each is for, and what is wrong with a file of them. */
export default {
  settings: 'How IMS Manifest checks and shows the manifests of this folder and the folders below it.',
  'settings.rules': 'The level of rules by their ids: `off`, `info`, `warning` or `error`.',
  'settings.region': 'The region that a new manifest begins with and that is offered first.',
  'settings.inlayHints': 'What is shown inside the text.',
  'settings.inlayHints.image': 'Shows behind each image what matters of it at that step.',
  'settings.inlayHints.defaults': 'Shows the default that the service takes where a field is not set.',
  'settings.codeLens': 'What is shown above lines.',
  'settings.codeLens.checks': 'Shows above each step how its checks came out.',
  'settings.codeLens.uses': 'Shows above each declared image how many steps use it.',
  'settings.workspaceDiagnostics': 'Checks all manifests of the workspace, those that are not open too.',
  'settings.locale': 'The language of all messages; without it the language of the editor or of the environment.',
  'settings.owner': 'the settings',
  'settings.not-a-map': 'settings are a map of fields, `rules` for example',
  'settings.one-document': 'only the first document of the settings is read',
  'config.title': 'The settings do not follow their format',
} as const;
