/** What `check` says on the command line. */
export default {
  'check.unknown-format': '`--format` takes {formats}, each perhaps with a file, as `sarif=out.sarif`; not `{format}`',
  'check.two-formats': 'two formats would go to the same place: give all but one a file, as `--format sarif=out.sarif`',
  'check.unknown-rule-near': 'there is no rule `{rule}`; did you mean `{near}`?',
  'check.unknown-fix': '`--fix` takes `safe` or `unsafe`, not `{fix}`',
  'check.bad-number': '`--max-warnings` takes a whole number, not `{number}`',
  'check.needs': '`{option}` needs `{other}`',
  'check.clash': '`{option}` and `{other}` do not go together',
  'check.fix-input': 'standard input cannot be written to: use `--fix --dry-run` to see what would change',
  'check.bad-config': '{where}: {reason}',
  'check.utf-16': '{path}: this is UTF-16; save it as UTF-8',
  'check.not-utf-8': '{path}: not all of it is UTF-8, so it is neither checked nor changed; save it as UTF-8',
  'check.read-only': '{path}: is read-only, and was left as it is',
  'check.changed-meanwhile': '{path}: has changed meanwhile, and was left as it is; run the check again',
  'check.bad-revision': '`{revision}` is no revision of git',
  'check.no-git': '`--since` needs git, which was not found; install it, or put it on the path',
  'check.no-revision': 'git knows no revision `{revision}` here',
  'check.revision-cut-off':
    'git knows no revision `{revision}` here, and this clone has only the last commits: fetch more of them, as with `git fetch --unshallow`',
  'check.no-repository': '{path}: is in no git repository, which `--since` needs',
  'check.git-failed': 'git: {reason}',
  'check.bad-baseline':
    '{path}: is no baseline; name another file, or remove it and write it anew with `--write-baseline`',
  'check.baseline-written': '{path}: findings written: {count}',
  'check.baseline-known': 'findings in the baseline, not shown: {known}',
  'check.baseline-gone':
    'findings in the baseline, not shown: {known}; of the baseline no longer found: {gone} (`--write-baseline` takes them out)',
  'check.coverage': 'step {step}, {action}: violated {violated}, checked and fine {verified}, not checked {unverified}',
  'check.progress': 'checked {done} of {total}',
  'check.root': 'The root of the project',
  'check.watching': 'waiting for changes; Ctrl+C ends',
} as const;
