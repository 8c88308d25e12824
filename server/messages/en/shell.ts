/** Messages of `completion`. */
export default {
  'help.completion': `Usage: ims-manifest completion bash|zsh|fish

Prints a completion script for commands, options, their values, and the terms of explain.

Examples:
  source <(ims-manifest completion bash)      # in ~/.bashrc
  source <(ims-manifest completion zsh)       # in ~/.zshrc, after compinit
  ims-manifest completion fish > ~/.config/fish/completions/ims-manifest.fish
`,
  'completion.shell': 'Specify one shell: {shells}',
} as const;
