/** What the command line says. */
export default {
  'cli.no-such-file': '{path}: no such file or folder',
  'cli.cannot-read': '{path}: cannot be read ({reason})',
  'cli.no-manifest':
    'no manifest found: name files, folders or globs that hold `*.ims.yaml`, or files that begin with `imsManifest: v1`',
  'cli.unknown-command': '`{command}` is no command; see `ims-manifest --help`',
  'cli.usage-error': '{reason}; see `ims-manifest --help`',
  'cli.unknown-format': '`{format}` is no format: text, json',
  'cli.fix': 'fix: {title}',
  'cli.fix-safe': 'fix (safe): {title}',
  'cli.see': 'see {page}',
  'cli.summary': 'files: {files} · errors: {errors} · warnings: {warnings} · notes: {infos}',
  'cli.clean': 'files: {files} · nothing to say against them',
  'cli.level.error': 'error',
  'cli.level.warning': 'warning',
  'cli.level.info': 'note',
  'cli.help': `ims-manifest: knows, before anything runs, which image operations Huawei Cloud IMS will refuse

Usage: ims-manifest check [OPTIONS] [FILES, FOLDERS OR GLOBS]
       ims-manifest explain RULE | IMG.0098 | ACTION | --list
       ims-manifest lsp --stdio

check reads manifests (*.ims.yaml, *.ims.yml, *.ims.json; in folders also by that name) and shows every
constraint they violate. Without arguments it checks the current folder; - reads standard input.

  --format text|json   how to write the findings (default: text)
  --rule RULE=LEVEL    the level of a rule: off, info, warning or error; may be repeated
  --fix                apply the safe fixes to the files
  --max-warnings N     exit with 1 above this number of warnings
  --quiet              errors alone
  --locale en|zh-cn    the language of the messages (default: LC_ALL, LC_MESSAGES or LANG)
  --help, --version

Exit code: 0 no error found, 1 errors found, 2 the work could not be done (said on standard error).

Examples:
  ims-manifest check pipeline.ims.yaml
  ims-manifest check images/ --format json
  generate-plan | ims-manifest check -
`,
  'cli.unknown-level': '`{rule}` takes `RULE=off`, `info`, `warning` or `error`',
  'cli.unknown-rule': 'there is no rule `{rule}`',
  'cli.unknown-term': 'nothing is called `{term}`',
  'cli.unknown-term-near': 'nothing is called `{term}`; did you mean {near}?',
  'cli.explain-what': 'name a rule, an error code or an action, or use `--list`',
  'explain.disagreement': 'The documents disagree:',
  'explain.remedies': 'What to do:',
  'explain.sources': 'Sources:',
  'explain.code': 'IMS answers {codes}.',
  'explain.code-perhaps': 'No page says which code IMS answers; perhaps {codes}.',
  'explain.foreseen': 'Foreseen by: {rules}',
  'explain.perhaps': 'Perhaps foreseen by: {rules}',
  'explain.unforeseen': 'No check foresees it.',
  'cli.cannot-write': '{path}: cannot be written ({reason})',
} as const;
