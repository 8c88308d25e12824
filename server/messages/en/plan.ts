/** What a plan of calls says. */
export default {
  'plan.column.step': 'step',
  'plan.column.operation': 'action',
  'plan.column.call': 'call',
  'plan.column.address': 'address',
  'plan.column.region': 'region',
  'plan.column.after': 'after',
  'plan.column.gives': 'gives',
  'plan.job': 'job',
  'plan.by-hand': 'by hand, in the console',
  'plan.empty': 'No operations: nothing to call.',
  'plan.errors': 'Errors stand against it:',
  'plan.run': 'Known only during the run: {holes}',
  'plan.fill': 'Not written in the manifest, to be filled in: {holes}',
  'plan.unsent': 'Step {step}: no parameter of the call takes {fields}.',
  'plan.refused':
    '{path}: errors stand against it ({count}); `ims-manifest check` shows them, `--force` plans all the same',
  'plan.unfit':
    '{path}: no plan is written because `{value}` cannot be the `{name}` of a call. `ims-manifest check` says what is wrong with it.',
  'plan.unfit.text':
    '{path}: no plan is written because `{name}` has a character that no command can carry: NUL or half of a surrogate pair.',
  'plan.unknown-format': '`{format}` is no format: {formats}',
  'plan.error': 'error {rule}, line {line}: {text}',
  'plan.document': '{path}, document {number}',
  'plan.sh.intro': `The plan of {titles}, written by ims-manifest.
Read it before you run it: it calls IMS with KooCLI, the command hcloud, which must be installed and configured.
It waits for every job and asks for it every IMS_POLL_SECONDS seconds, by default 15.
It stops at the first refusal. What was done until then stays done.`,
  'plan.sh.others': '{title} and {count} others',
  'plan.sh.needs': 'Set {name} first: the manifest does not say {hole}.',
  'plan.sh.no-tool': 'hcloud is not installed: https://support.huaweicloud.com/intl/en-us/hcli/index.html',
  'plan.sh.refused': 'Refused. Nothing further is run.',
  'plan.sh.no-job': 'The answer names no job. Nothing further is run.',
  'plan.sh.failed': 'The job has failed, or cannot be asked for. Nothing further is run.',
  'plan.sh.no-image': 'The job is done but names no image. Nothing further is run.',
  'plan.sh.no-terminal': 'This step needs a person at a terminal. Nothing further is run.',
  'plan.sh.enter': 'Press Enter when it is done.',
  'plan.sh.done': 'All steps are done.',
  'help.plan': `Usage: ims-manifest plan [OPTIONS] [FILES, FOLDERS OR GLOBS]

Shows the API calls that manifests stand for, in order, and what each waits for. Nothing is ever sent.

  --format table|json|hcloud|curl|sh   how to write the plan (default: table); hcloud: commands of KooCLI;
                                       sh: a POSIX script that runs the plan with KooCLI when you choose to
  --force                              plan although errors stand against it; they are shown as comments

\${rocky-9.id} marks a value that is known only during the run, or that you have to fill in.

Examples:
  ims-manifest plan pipeline.ims.yaml
  ims-manifest plan pipeline.ims.yaml --format json | jq '.plans[0].steps[].calls[]'
  ims-manifest plan pipeline.ims.yaml --format sh > run.sh
`,
} as const;
