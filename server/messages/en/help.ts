/** What `--help` shows: of all commands, and of each. */
export default {
  help: `ims-manifest: knows, before anything runs, which image operations Huawei Cloud IMS will refuse

Usage: ims-manifest COMMAND [OPTIONS] [ARGUMENTS]

  check       what IMS would refuse in manifests; repairs them
  explain     what a rule, an error code, an action or a field means
  declare     declarations of what the account's own tools print
  plan        the API calls that a manifest stands for, in order; nothing is sent
  graph       where images come from and go to, as Mermaid or DOT
  init        a first manifest, from a template
  completion  a script for bash, zsh or fish that completes all this
  lsp         the language server, for editors: lsp --stdio

  --locale en|zh-cn           the language of the messages (default: LC_ALL, LC_MESSAGES or LANG)
  --color auto|always|never   colors (default: on a terminal, unless NO_COLOR is set; FORCE_COLOR forces them); --color alone
                              means always
  --help                      this page; after a command its options and examples
  --version

Exit code: 0 done, and no errors found; 1 errors found, or more warnings than --max-warnings allows; 2 the work could not be
done, and standard error says why.
`,
  'help.check': `Usage: ims-manifest check [OPTIONS] [FILES, FOLDERS OR GLOBS]

Shows every constraint of IMS that manifests violate. Without arguments it checks the current folder; - reads standard input.
In a folder, manifests are files named *.ims.yaml, *.ims.yml or *.ims.json, and other YAML and JSON files whose first key is
imsManifest: v1; what .gitignore leaves out is not searched.

What is shown:
  --format FORM[=FILE]   text (default), json, sarif, junit, github or gitlab; may be repeated, all but one with a file
  --coverage             also what could not be checked at each step, and what would settle it
  --rule RULE=LEVEL      the level of a rule: off, info, warning or error; may be repeated
  --only RULES           only findings of these rules, separated by commas
  --ignore-disables      also findings that comments in the manifest disable
  --since REVISION       only findings that the changes since a git revision touch
  --baseline FILE        leave out the findings that a baseline knows
  --write-baseline       write all findings into the baseline
  --quiet                errors alone
  --max-warnings N       exit with 1 above this number of warnings

Repairs:
  --fix                  make the safe fixes in the files; --fix=unsafe: of each finding the first fix that the text form lists,
                         safe or not; review the result
  --dry-run              with --fix: show what would change, as a unified diff, and write nothing

What is checked:
  --no-ignore            also what .gitignore leaves out
  --allow-empty          accept files and standard input that have nothing to check in them

Other:
  --config FILE          settings, instead of the nearest ims-manifest.config.yaml
  --stdin-filename NAME  what standard input is called, and where its settings are looked for
  --watch                check again whenever manifests or settings change, until Ctrl+C
  --locale, --color      see ims-manifest --help

Exit code: 0 no errors found (warnings and notes alone are 0 too), 1 errors found, or more warnings than --max-warnings allows,
2 the work could not be done, and standard error says why. All findings count, also where the text form cannot show them all.

Examples:
  ims-manifest check pipeline.ims.yaml
  ims-manifest check images/ --format text --format sarif=results.sarif
  ims-manifest check --fix --dry-run | git apply
  ims-manifest check --since "$(git merge-base origin/main HEAD)" --format github
  generate-plan | ims-manifest check - --stdin-filename plans/generated.ims.yaml
`,
  'help.explain': `Usage: ims-manifest explain RULE | IMG.0098 | ACTION | FIELD …
       ims-manifest explain --list

Tells what rules, error codes of IMS, actions or fields mean and where that is documented; of an error code, which rules foresee it
and what to do; of a field, where it may stand and which rules judge it.

  --list   every rule with what it finds

Examples:
  ims-manifest explain share-encrypted-default-key
  ims-manifest explain IMG.0098
  ims-manifest explain copy-in-region
  ims-manifest explain min_disk
`,
  'help.lsp': `Usage: ims-manifest lsp --stdio

The language server, for editors that speak the Language Server Protocol: findings, fixes, hovers, completion and more. An editor
starts it and talks to it over standard input and output; it ends with the editor. Its messages are in the language that the
editor asks for.

  --stdio                talk over standard input and output
  --clientProcessId ID   the process of the editor, which some editors name: the server ends with it

Exit code: 0 where the editor has ended it, 1 where the editor is gone without a word.

Example, for Helix, in ~/.config/helix/languages.toml:
  [language-server.ims-manifest]
  command = "ims-manifest"
  args = ["lsp", "--stdio"]
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
