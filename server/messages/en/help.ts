/** The output of `--help`, for all commands and for each. */
export default {
  help: `ims-manifest checks plans of image operations and reports, before anything runs, what Huawei Cloud IMS would reject.

Usage: ims-manifest COMMAND [OPTIONS] [ARGUMENTS]

  check       report problems in manifests, and fix them
  explain     explain rules, IMS error codes, actions, and fields
  declare     generate declarations from the output of other tools
  plan        show the API calls of a manifest, in order, without sending them
  graph       draw where images come from and go to, as Mermaid or DOT
  init        create a manifest from a template
  completion  generate a completion script for bash, zsh, or fish
  lsp         start the language server, for editors: lsp --stdio
  mcp         start a server of the Model Context Protocol, for agents

  --locale en|zh-cn           language of the messages (default: LC_ALL, LC_MESSAGES, or LANG)
  --color auto|always|never   use of colors (default: on a terminal, unless NO_COLOR is set; FORCE_COLOR turns them on);
                              --color without a value means always
  --help                      show this help; after a command, show its options and examples
  --version

Exit codes: 0 no errors found; 1 errors found, or more warnings than --max-warnings allows; 2 the command could not run
(see standard error).
`,
  'help.check': `Usage: ims-manifest check [OPTIONS] [FILES, FOLDERS OR GLOBS]

Reports the constraints of IMS that manifests violate. Checks the current folder by default. Use - to read standard input.
In a folder, manifests are the files named *.ims.yaml, *.ims.yml, or *.ims.json, and other YAML and JSON files whose first key
is imsManifest: v1. Files that .gitignore excludes are skipped.

Also checks Terraform and OpenTofu: the configurations with images in a folder, each with the local modules that it calls, or
the files that are named; and plans, if the output of terraform show -json PLANFILE is named.

Output:
  --format FORM[=FILE]   text (default), json, sarif, junit, github, or gitlab; can be repeated, all but one with a file
  --coverage             also list what could not be checked at each step, and which declaration is missing
  --rule RULE=LEVEL      severity of a rule: off, info, warning, or error; can be repeated
  --only RULES           report only these rules, separated by commas
  --ignore-disables      also report findings that comments in the manifest disable
  --since REVISION       report only findings on lines changed since a Git revision
  --baseline FILE        hide findings recorded in a baseline file
  --write-baseline       record all findings in the baseline file
  --quiet                report errors only
  --max-warnings N       exit with 1 if there are more than N warnings

Fixes:
  --fix                  apply safe fixes to the files; --fix=unsafe applies the first fix that the text format lists for
                         each finding, safe or not; review the result
  --dry-run              with --fix: show the changes as a unified diff without writing files

Files:
  --no-ignore            also check files that .gitignore excludes
  --allow-empty          accept files and standard input without anything to check

Terraform:
  --var NAME=VALUE       value of an input variable of configurations; can be repeated; wins over --var-file
  --var-file FILE        file with values of input variables; can be repeated; the last one wins
  --source FOLDER        folder of the configuration of a plan, to report findings in its files

Other:
  --config FILE          settings file to use instead of the nearest ims-manifest.config.yaml
  --stdin-filename NAME  file name for standard input, also used to find its settings
  --watch                check again when manifests or settings change, until Ctrl+C
  --locale, --color      see ims-manifest --help

Exit codes: 0 no errors found (there may be warnings and info); 1 errors found, or more warnings than --max-warnings allows;
2 the command could not run (see standard error). All findings count, including those that the text format does not show.

Examples:
  ims-manifest check pipeline.ims.yaml
  ims-manifest check images/ --format text --format sarif=results.sarif
  ims-manifest check --fix --dry-run | git apply
  ims-manifest check --since "$(git merge-base origin/main HEAD)" --format github
  generate-plan | ims-manifest check - --stdin-filename plans/generated.ims.yaml
  terraform show -json tfplan > plan.json && ims-manifest check plan.json --source .
`,
  'help.explain': `Usage: ims-manifest explain RULE | IMG.0098 | ACTION | FIELD …
       ims-manifest explain --list

Explains rules, IMS error codes, actions, and fields, with links to the documentation. For an error code, lists the rules that
detect it and what to do. For a field, lists where it is used and which rules check it.

  --list   list all rules with their titles

Examples:
  ims-manifest explain share-encrypted-default-key
  ims-manifest explain IMG.0098
  ims-manifest explain copy-in-region
  ims-manifest explain min_disk
`,
  'help.lsp': `Usage: ims-manifest lsp --stdio

Starts the language server for editors that support the Language Server Protocol: findings, fixes, hovers, completion, and more.
The editor starts the server, communicates with it over standard input and output, and stops it. The editor also selects the
language of the messages.

  --stdio                communicate over standard input and output
  --clientProcessId ID   process of the editor, which some editors pass; the server stops when the process ends

Exit codes: 0 after a normal shutdown; 1 if the editor disconnects unexpectedly.

Example, for Helix, in ~/.config/helix/languages.toml:
  [language-server.ims-manifest]
  command = "ims-manifest"
  args = ["lsp", "--stdio"]
`,
  'help.graph': `Usage: ims-manifest graph [options] FILE|FOLDER

Draws where the images of a manifest come from and go to, grouped by region, with one graph for each document. Steps that IMS
would reject are red and marked with a cross. Use - to read standard input.

Also draws the configuration of Terraform or OpenTofu in a folder, and plans: the output of terraform show -json PLANFILE.

  --format mermaid|dot   language of the graph (default: mermaid)
  --var NAME=VALUE       value of an input variable of a configuration; can be repeated; wins over --var-file
  --var-file FILE        file with values of input variables; can be repeated; the last one wins

Examples:
  ims-manifest graph pipeline.ims.yaml > pipeline.mmd
  ims-manifest graph infrastructure/
  ims-manifest graph pipeline.ims.yaml --format dot | dot -Tsvg -o pipeline.svg
`,
} as const;
