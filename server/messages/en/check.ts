/** Messages of `check` on the command line. */
export default {
  'check.unknown-format':
    '`--format` must be one of {formats}, optionally followed by `=FILE`, for example `sarif=out.sarif`. `{format}` is not a format.',
  'check.two-formats':
    'Two formats would be written to the same place. Give all but one a file, for example `--format sarif=out.sarif`.',
  'check.unknown-rule-near': 'Unknown rule `{rule}`. Did you mean `{near}`?',
  'check.unknown-fix': '`--fix` must be `safe` or `unsafe`, not `{fix}`.',
  'check.bad-number': '`--max-warnings` must be a whole number, not `{number}`.',
  'check.needs': '`{option}` requires `{other}`.',
  'check.clash': '`{option}` and `{other}` cannot be used together.',
  'check.fix-input': 'Standard input cannot be changed. Use `--fix --dry-run` to see what would change.',
  'check.bad-config': '{where}: {reason}',
  'check.bad-input': '{where}: {reason}',
  'check.bad-variable': '`--var` must be `NAME=VALUE`, not `{variable}`.',
  'check.source-without-plan': '`--source` is for plans: the output of `terraform show -json PLANFILE`.',
  'check.not-a-folder': '{path}: not a folder',
  'check.empty': '{path}: nothing to check. Use `--allow-empty` to accept this.',
  'check.utf-16': '{path}: encoded as UTF-16. Save the file as UTF-8.',
  'check.not-utf-8': '{path}: not valid UTF-8. The file was not checked and not changed. Save it as UTF-8.',
  'check.read-only': '{path}: read-only, not changed',
  'check.changed-meanwhile': '{path}: changed since it was read, not modified. Run the check again.',
  'check.bad-revision': '`{revision}` is not a valid Git revision.',
  'check.no-git': '`--since` requires Git, which was not found. Install Git, or add it to the PATH.',
  'check.no-revision': 'Git revision `{revision}` not found.',
  'check.revision-cut-off':
    'Git revision `{revision}` not found. This clone has only the latest commits. Fetch more of them, for example with `git fetch --unshallow`.',
  'check.no-repository': '{path}: not in a Git repository, which `--since` requires',
  'check.git-failed': 'git: {reason}',
  'check.bad-baseline':
    '{path}: not a baseline file. Specify another file, or remove this one and create it again with `--write-baseline`.',
  'check.baseline-written': '{path}: {count} findings written',
  'check.baseline-known': 'Findings hidden by the baseline: {known}',
  'check.baseline-gone':
    'Findings hidden by the baseline: {known}. Findings of the baseline that no longer occur: {gone}. Use `--write-baseline` to remove them.',
  'check.coverage': 'step {step}, {action}: {violated} failed, {verified} passed, {unverified} not checked',
  'check.progress': 'checked {done} of {total}',
  'check.root': 'Root folder of the project',
  'check.undecided.no-region':
    '{address}: only what holds within the region and across regions was checked, because its region is unknown. Write `region` in the resource or in its `provider` block.',
  'check.undecided.region':
    '{address}: only what holds within the region and across regions was checked, because the value of `region` is unknown.',
  'check.undecided.target':
    '{address}: only what holds within the region and across regions was checked, because the value of `target_region` is unknown.',
  'check.watching': 'Waiting for changes. Press Ctrl+C to stop.',
  'check.repaired': '{path}: fixed. Findings before: {before}, now: {after}',
  'check.repaired-included': '{path}: changed by these fixes because other files include it',
  'check.repairable-included': '{path}: would be changed by these fixes because other files include it',
  'check.repairable': '{path}: can be fixed. Findings now: {before}, after the fix: {after}',
  'check.plan-not-repaired': '{path}: Plans are not changed. Fix the configuration, then create the plan again.',
  'check.nothing-repaired': 'Nothing was fixed.',
} as const;
