/** What can follow a command; the name is empty before the command itself. Words and values contain no quotes or blanks. */
export interface CompletionEntry {
  readonly command: string;
  /** Its arguments. Files if empty. */
  readonly words: readonly string[];
  readonly options: readonly Option[];
}

interface Option {
  readonly name: string;
  readonly short?: string;
  readonly value: 'none' | 'optional' | 'needed';
  /** Files if empty. */
  readonly values: readonly string[];
}

/**
 * A POSIX shell function that prints completions, given the command, the previous option (`--format`, or `--format=` if the value
 * is joined to it) and the current word. It prints nothing if files should be completed.
 */
function wordsFunction(table: readonly CompletionEntry[]): string {
  const values = table.flatMap(({ command, options }) =>
    options
      .filter(({ value }) => value !== 'none')
      .map(({ name, value, values: known }) => {
        const joined = `'${command} --${name}='`;
        const pattern = value === 'optional' ? joined : `'${command} --${name}' | ${joined}`;
        return `    ${pattern}) echo '${known.join(' ')}'; return ;;`;
      }),
  );
  const words = table.flatMap(({ command, options, words: known }) => [
    `    '${command} '-*) echo '${options.map(({ name }) => `--${name}`).join(' ')}' ;;`,
    ...(known.length === 0 ? [] : [`    '${command} '*) echo '${known.join(' ')}' ;;`]),
  ]);
  return `_ims_manifest_words() {
  case "$1 $2" in
${values.join('\n')}
  esac
  case "$1 $3" in
${words.join('\n')}
  esac
}`;
}

/** A script for bash 3.2 and later. In bash, `=` is a word of its own. */
export function bash(table: readonly CompletionEntry[]): string {
  return `# Completion of ims-manifest for bash.
${wordsFunction(table)}

_ims_manifest() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=
  if [[ $COMP_CWORD -gt 1 ]]; then command=\${COMP_WORDS[1]}; fi
  if [[ $word == '=' ]]; then
    before=$before= word=
  elif [[ $before == '=' && $COMP_CWORD -gt 2 ]]; then
    before=\${COMP_WORDS[COMP_CWORD-2]}=
  fi
  COMPREPLY=($(compgen -W "$(_ims_manifest_words "$command" "$before" "$word")" -- "$word"))
}

complete -o default -F _ims_manifest ims-manifest
`;
}

/** A script for zsh, to be sourced or to be saved as `_ims-manifest` in a folder of `fpath`. */
export function zsh(table: readonly CompletionEntry[]): string {
  return `#compdef ims-manifest
# Completion of ims-manifest for zsh.
${wordsFunction(table)}

_ims-manifest() {
  local word=\${words[CURRENT]} before=\${words[CURRENT-1]} command=
  if (( CURRENT > 2 )); then command=\${words[2]}; fi
  if [[ $word == --*=* ]]; then
    before=\${word%%=*}= word=\${word#*=}
    compset -P '*='
  fi
  local -a found
  found=($(_ims_manifest_words "$command" "$before" "$word"))
  if (( $#found )); then compadd -- $found; else _files; fi
}

if [[ $funcstack[1] == _ims-manifest ]]; then _ims-manifest "$@"; else compdef _ims-manifest ims-manifest; fi
`;
}

/** A script for fish. */
export function fish(table: readonly CompletionEntry[]): string {
  const lines = table.flatMap(({ command, options, words }) => {
    const at = `complete -c ims-manifest -n '__ims_manifest_at ${command}'`;
    return [
      ...(words.length === 0 ? [] : [`${at} -f -a '${words.join(' ')}'`]),
      ...options.map(({ name, short, value, values }) => {
        const spelt = `${at} -l ${name}${short === undefined ? '' : ` -s ${short}`}`;
        const kind = value === 'needed' ? (values.length === 0 ? ' -r' : ' -x') : '';
        return `${spelt}${kind}${values.length === 0 ? '' : ` -a '${values.join(' ')}'`}`;
      }),
    ];
  });
  return `# Completion of ims-manifest for fish.
function __ims_manifest_at
    set -l words (commandline -opc)
    test "$words[2]" = "$argv[1]"
end

${lines.join('\n')}
`;
}
