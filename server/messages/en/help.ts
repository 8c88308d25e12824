/** What `--help` shows: of all commands, and of each. */
export default {
  help: `ims-manifest: knows, before anything runs, which image operations Huawei Cloud IMS will refuse

Usage: ims-manifest COMMAND [OPTIONS] [ARGUMENTS]

  check     what IMS would refuse in manifests; repairs them
  explain   what a rule, an error code or an action means
  plan      the API calls that a manifest stands for, in order; nothing is sent
  graph     where images come from and go to, as Mermaid or DOT
  lsp       the language server, for editors: lsp --stdio

  --locale en|zh-cn           the language of the messages (default: LC_ALL, LC_MESSAGES or LANG)
  --color auto|always|never   colours; by default on a terminal, unless NO_COLOR is set; FORCE_COLOR forces them
  --help                      this page; behind a command its options and examples
  --version

Exit code: 0 fine, 1 something was found, 2 the work could not be done (said on standard error).
`,
  'help.check': `Usage: ims-manifest check [OPTIONS] [FILES, FOLDERS OR GLOBS]

Shows every constraint of IMS that manifests violate. Without arguments it checks the current folder; - reads standard input.

  --format text|json   how to write the findings (default: text)
  --rule RULE=LEVEL    the level of a rule: off, info, warning or error; may be repeated
  --fix                apply the safe fixes to the files
  --max-warnings N     exit with 1 above this number of warnings
  --quiet              errors alone

Examples:
  ims-manifest check pipeline.ims.yaml
  ims-manifest check images/ --format json
  generate-plan | ims-manifest check -
`,
  'help.explain': `Usage: ims-manifest explain RULE | IMG.0098 | ACTION
       ims-manifest explain --list

Tells what a rule, an error code of IMS or an action means, and where that is documented.

Examples:
  ims-manifest explain share-encrypted-default-key
  ims-manifest explain IMG.0098
  ims-manifest explain copy-in-region
`,
  'help.graph': `Usage: ims-manifest graph [--format mermaid|dot] FILE

Draws where the images of a manifest come from and go to, region by region, each document of the file by itself. What IMS would
refuse is red and marked with a cross. - reads standard input.

  --format mermaid|dot   the language of the graph (default: mermaid)

Examples:
  ims-manifest graph pipeline.ims.yaml > pipeline.mmd
  ims-manifest graph pipeline.ims.yaml --format dot | dot -Tsvg -o pipeline.svg
`,
} as const;
