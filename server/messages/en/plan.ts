/** Texts of a plan. */
export default {
  'plan.column.step': 'step',
  'plan.column.operation': 'action',
  'plan.column.account': 'account',
  'plan.column.call': 'call',
  'plan.column.address': 'address',
  'plan.column.region': 'region',
  'plan.column.after': 'after',
  'plan.column.gives': 'gives',
  'plan.job': 'job',
  'plan.by-hand': 'manually, in the console',
  'plan.elsewhere': 'performed by {account}; wait until it is done',
  'plan.empty': 'No operations. There is nothing to call.',
  'plan.errors': 'Errors in the manifest:',
  'plan.run': 'Known only at run time: {holes}',
  'plan.fill': 'To be filled in: {holes}',
  'plan.unsent': 'Step {step}: the call has no parameter for {fields}.',
  'plan.refused':
    '{path}: the manifest has {count} errors. Run `ims-manifest check` to see them, or use `--force` to generate the plan anyway.',
  'plan.terraform':
    '{path}: the Terraform provider makes the calls of a configuration or plan, so they cannot be listed. Use `ims-manifest graph` to see the operations, or `ims-manifest check` to check them.',
  'plan.unfit':
    '{path}: no plan was generated because `{value}` is not a valid `{name}`. Run `ims-manifest check` to see what is wrong.',
  'plan.unfit.text':
    '{path}: no plan was generated because `{name}` contains a character that a command cannot contain: NUL or half of a surrogate pair.',
  'plan.unknown-account': 'No step is performed by `{account}`. Use one of {accounts}.',
  'plan.unknown-format': 'Unknown format `{format}`. Use one of {formats}.',
  'plan.error': 'error {rule}, line {line}: {text}',
  'plan.document': '{path}, document {number}',
  'plan.accounts.profiles':
    'Other accounts perform some steps: {accounts}.\nEach command uses the KooCLI profile with the name of its account. Your own account uses the profile default unless the manifest names it.',
  'plan.accounts.only':
    'The steps of the account {account} only. Steps of other accounts are listed where it has to wait for them.',
  'plan.accounts.tokens':
    'Other accounts perform some steps: {accounts}.\nTheir commands use the token of that account, in a variable with its name, such as TOKEN_PARTNER.',
  'plan.sh.intro': `The plan of {titles}, written by ims-manifest.
Read it before you run it. It calls IMS with KooCLI (the command hcloud), which must be installed and configured.
It waits for each job and queries its status every IMS_POLL_SECONDS seconds (default: 15).
It stops at the first rejected call. Completed steps are not undone.`,
  'plan.sh.others': '{title} and {count} others',
  'plan.sh.needs': 'Set {name} first. The manifest does not contain {hole}.',
  'plan.sh.no-tool': 'hcloud is not installed. See https://support.huaweicloud.com/intl/en-us/hcli/index.html',
  'plan.sh.refused': 'The call was rejected. The script stops here.',
  'plan.sh.no-job': 'The response has no job ID. The script stops here.',
  'plan.sh.failed': 'The job failed, or its status cannot be queried. The script stops here.',
  'plan.sh.no-image': 'The job is done, but its result has no image ID. The script stops here.',
  'plan.sh.no-terminal': 'This step requires a person at a terminal. The script stops here.',
  'plan.sh.enter': 'Press Enter when this step is done.',
  'plan.sh.image': 'Enter the ID of {image}.',
  'plan.sh.done': 'All steps are done.',
  'help.plan': `Usage: ims-manifest plan [OPTIONS] [FILES, FOLDERS OR GLOBS]

Shows the API calls of manifests, in order, with their dependencies. Nothing is sent.

  --format table|json|hcloud|curl|sh   output format (default: table); hcloud: commands for KooCLI;
                                       sh: a POSIX script that runs the plan with KooCLI
  --account NAME                       only the steps of one account: a name in accounts, or default
                                       for your own account if it has no name
  --force                              generate the plan despite errors and show them as comments

\${rocky-9.id} marks a value that is known only at run time, or that you have to fill in.

Examples:
  ims-manifest plan pipeline.ims.yaml
  ims-manifest plan pipeline.ims.yaml --format json | jq '.plans[0].steps[].calls[]'
  ims-manifest plan pipeline.ims.yaml --format sh > run.sh
`,
} as const;
